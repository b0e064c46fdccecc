import { type Act, distinct, firstOf, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Codes that no page of one's own role leads to: somebody tries doors. */
const PROBING: ReadonlySet<string> = new Set(['role', 'unknown_operation', 'field', 'out_of_scope']);

/**
 * Refused again and again: doors of other roles, or people who are not theirs. An old bookmark or a link from a
 * colleague is refused once or twice, ten of them after a caseload changed hands.
 */
export const manyRefusals: Rule = {
  name: 'many_refusals',
  look(acts) {
    const code = acts.at(-1)?.code;
    if (code === null || code === undefined) return null;
    const recent = within(acts, 10 * MINUTE);
    const doors = recent.filter((act) => act.code !== null && PROBING.has(act.code));
    const kinds = kindsOf(doors);
    const tried = kindsOf(within(acts, MINUTE).filter((act) => act.code !== null && PROBING.has(act.code)));
    const strangers = recent.filter(isStranger);
    const fast = within(acts, 8 * SECOND).filter(isStranger);
    return firstOf(
      ['freeze', PROBING.has(code) && (tried >= 3 || doors.length >= 12), doors],
      ['freeze', distinct(fast) >= 6, fast],
      ['freeze', distinct(strangers) >= 12, strangers],
      ['touch', PROBING.has(code) && kinds >= 3, doors],
      ['touch', distinct(strangers) >= 6, strangers],
      ['warn', PROBING.has(code) && kinds >= 2, doors],
      ['warn', distinct(strangers) >= 4, strangers],
    );
  },
};

const kindsOf = (acts: readonly Act[]): number => new Set(acts.map((act) => act.op)).size;

/** A search that meets somebody else's namesake is refused without anybody having done anything odd. */
const isStranger = (act: Act): boolean =>
  act.code === 'no_relationship' && act.people === 1 && act.op !== 'dossier.search';
