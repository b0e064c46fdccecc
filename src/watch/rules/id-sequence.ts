import { type Act, firstOf, isOpened, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Numbers in sequence. Whoever works down a caseload that was just imported also opens near numbers, but reads them, or opens
 * tabs at the pace of a hand; and nobody meets near numbers of people who are not theirs. Order does not matter: several requests at once shuffle it.
 */
export const idSequence: Rule = {
  name: 'id_sequence',
  look(acts) {
    const last = acts.at(-1);
    if (last === undefined || last.people !== 1) return null;
    if (last.code === 'no_relationship' && last.op !== 'dossier.search') {
      const refused = near(within(acts, 10 * MINUTE), (act) => act.code === 'no_relationship', 5, 12);
      return refused ? { measure: 'freeze', acts: refused } : null;
    }
    if (!isOpened(last)) return null;
    const fast = near(within(acts, 1.5 * SECOND), isOpened, 6, 10);
    const quick = near(within(acts, MINUTE), isOpened, 10, 14);
    const slow = near(within(acts, 15 * MINUTE), isOpened, 15, 20);
    return firstOf(
      ['freeze', fast !== null, fast ?? []],
      ['touch', quick !== null, quick ?? []],
      ['warn', slow !== null, slow ?? []],
    );
  },
};

/** The acts about the latest `count` distinct people, when these lie within `span` numbers; else null. */
function near(
  acts: readonly Act[],
  counts: (act: Act) => boolean,
  count: number,
  span: number,
): readonly Act[] | null {
  const people = new Set<number>();
  const seen: Act[] = [];
  for (let at = acts.length - 1; at >= 0 && people.size < count; at -= 1) {
    const act = acts[at];
    const person = act?.who[0];
    if (act === undefined || person === undefined || act.people !== 1 || !counts(act)) continue;
    people.add(person);
    seen.unshift(act);
  }
  if (people.size < count) return null;
  return Math.max(...people) - Math.min(...people) <= span ? seen : null;
}
