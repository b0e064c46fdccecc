import { canary } from '../canary.ts';
import { GIVEN } from '../load/invent.ts';
import type { World } from '../load/layout.ts';
import type { Visitor } from '../visitor.ts';

/** People of a list that somebody bought: half of them of the structure, half from elsewhere. */
const LIST = 300;

export interface Duplicates {
  asked: number;
  /** Answers that tell that somebody is followed here, and that somebody is not. */
  yes: number;
  no: number;
}

/**
 * Puts a list of names and birth dates to the check for duplicates of a new dossier: yes or no, one after the other and
 * several at once. A no makes a dossier, which whoever asks does not mind.
 */
export async function askDuplicates(visitor: Visitor, world: World, home: number): Promise<Duplicates> {
  const found: Duplicates = { asked: 0, yes: 0, no: 0 };
  const first = world.firstOf(home);
  const list = Array.from({ length: LIST }, (_, n) =>
    n % 2 === 0 ? first + ((n / 2) % (world.people - first + 1)) : 1 + ((first + 5_000 + n) % world.people),
  );
  const lane = async () => {
    for (let person = list.pop(); person !== undefined; person = list.pop()) {
      const name = `z${canary('listed', person).slice(1)}`;
      found.asked += 1;
      const answer = await visitor.post('/dossiers/nouveau', {
        givenName: `${GIVEN[person % GIVEN.length] ?? 'Lina'} ${name}`,
        familyName: name,
        birthDate: `${2000 + (person % 9)}-05-17`,
        form: String(found.asked),
      });
      if (answer.status === 409) found.yes += 1;
      else if (answer.status === 303) found.no += 1;
    }
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return found;
}
