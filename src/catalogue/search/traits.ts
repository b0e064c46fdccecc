import { LEVELS, type Level, RHYTHMS, type Rhythm } from './criteria.ts';

/**
 * What is counted beside the results, a bit each. Bits 0 and 1 are computed by the search (the training is taken; it
 * takes people); the others are written by the import into `catalogue.hit.traits`.
 */
export const TAKEN_BIT = 1;
export const OPEN_BIT = 2;

const at = (position: number): number => 2 ** (position + 2);

export const LEVEL_BITS = bitsOf(LEVELS, 0);
export const RHYTHM_BITS = bitsOf(RHYTHMS, LEVELS.length);

export const ALL_LEVELS = sum(Object.values(LEVEL_BITS));
export const ALL_RHYTHMS = sum(Object.values(RHYTHM_BITS));

/** The traits of a session `s` of an action `a` of a training `t`, as SQL. */
export const TRAITS_SQL = Object.entries({
  ...conditions(LEVEL_BITS, {
    aucun: 't.entry_level <= 2',
    cap: 't.entry_level = 3',
    bac: 't.entry_level = 4',
    bac2: 't.entry_level = 5',
    bac3: 't.entry_level >= 6',
  }),
  ...conditions(RHYTHM_BITS, {
    plein: 'a.full_time',
    partiel: 'a.part_time',
    alternance: 'a.work_study',
    distance: 'a.teaching_mode = 2',
    permanent: 'a.permanent',
  }),
})
  .map(([bit, sql]) => `CASE WHEN ${sql} THEN ${bit} ELSE 0 END`)
  .join(' | ');

function bitsOf<K extends Level | Rhythm>(names: readonly K[], from: number): Record<K, number> {
  return Object.fromEntries(names.map((name, index) => [name, at(from + index)])) as Record<K, number>;
}

function conditions<K extends string>(
  bits: Record<K, number>,
  sql: Record<K, string>,
): Record<string, string> {
  return Object.fromEntries(Object.entries<string>(sql).map(([name, text]) => [bits[name as K], text]));
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
