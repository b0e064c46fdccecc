import type pg from 'pg';
import { createOperatorVault } from '../../vault/index.ts';
import { canary } from '../canary.ts';
import { BulkWriter } from './bulk-writer.ts';
import { layOut, type World } from './layout.ts';
import { loadStaff } from './load-accounts.ts';
import { loadReferrals, setNumbers } from './load-referrals.ts';

const BATCH = 2000;
const TOLD_EVERY = 100_000;

/**
 * Fills an empty database with n invented people, in batches: the memory it takes does not grow with n. The people
 * are written as an import writes them, by the same vault; only the last step is one statement for many.
 *
 * Takes several connections of the owner: people are sealed here while the batches before them are written.
 */
export async function loadWorld(
  owners: readonly [pg.Client, ...pg.Client[]],
  masterKeyFile: string,
  people: number,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<World> {
  const [owner] = owners;
  const layout = layOut(people);
  await loadStaff(owner, layout);
  const bulk = new BulkWriter(owners);
  const vault = createOperatorVault(bulk.asVaultSees(), masterKeyFile);
  for (let person = 1; person <= people; person += 1) {
    const structure = layout.structureOf(person);
    const nth = Math.floor(((person - 1) % layout.size) / layout.caseload);
    await vault.createBeneficiary({
      structureId: String(structure),
      counsellorId: String((structure - 1) * layout.perStructure + 1 + nth),
      ...invent(person),
    });
    if (bulk.waiting >= BATCH) await bulk.flush();
    if (person % TOLD_EVERY === 0) say(`${person} of ${people} people loaded`);
    signal?.throwIfAborted();
  }
  await bulk.end();
  for (let from = 1; from <= people; from += TOLD_EVERY) {
    const to = Math.min(people, from + TOLD_EVERY - 1);
    await loadReferrals(owner, layout, from, to);
    if (to % TOLD_EVERY === 0) say(`${to} of ${people} referrals loaded`);
    signal?.throwIfAborted();
  }
  await setNumbers(owner, layout);
  await owner.query('ANALYZE');
  return layout;
}

const GIVEN = ['Lina', 'Noé', 'Inès', 'Malo', 'Jade', 'Ilyes', 'Zoé', 'Axel', 'Maya', 'Tom'];

/** The word of the name stands in the given name too: a young person's own page shows nothing else of it. */
function invent(person: number) {
  const word = canary('contact', person);
  const name = `Z${canary('listed', person).slice(1)}`;
  return {
    values: {
      summary: {
        givenName: `${GIVEN[person % GIVEN.length] ?? 'Lina'} ${name}`,
        familyName: name,
        birthYear: 2000 + (person % 9),
      },
      // Not a number: an answer that shows it is recognised by it, whatever is done to the digits of numbers.
      phone: word,
      email: `${word}@exemple.fr`,
      franceTravailId: canary('identifier', person).toUpperCase(),
    },
    notes: [{ kind: 'call', text: `Appel ${word}.` }],
  };
}
