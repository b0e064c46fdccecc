import type { WorstCase } from './find-worst-cases.ts';

/** How many accounts of the board one screen shows: a phone scrolls it in a few thumbs. */
export const ROWS = 20;

/** The columns that the board can be sorted by, as the address says them; the first is the usual one. */
export const SORTS = ['approbateur', 'seul', 'coordonnees', 'identifiants', 'nom'] as const;
export type Sort = (typeof SORTS)[number];

export function sortOf(asked: string | undefined): Sort {
  return SORTS.find((one) => one === asked) ?? 'approbateur';
}

const largest: Record<Exclude<Sort, 'nom'>, (one: WorstCase) => number> = {
  approbateur: (one) => one.deceived,
  seul: (one) => one.alone,
  coordonnees: (one) => one.contact,
  identifiants: (one) => one.identifier,
};

/** Largest first; by name in the alphabet's order. */
export function sortWorstCases(accounts: readonly WorstCase[], sort: Sort): WorstCase[] {
  const byName = (a: WorstCase, b: WorstCase) => a.name.localeCompare(b.name, 'fr');
  if (sort === 'nom') return [...accounts].sort(byName);
  const of = largest[sort];
  return [...accounts].sort((a, b) => of(b) - of(a) || b.alone - a.alone || byName(a, b));
}

/** What would lower an account's number, and by how many people; the best advice first, null when there is none. */
export type Advice = { kind: 'fewer' | 'cover' | 'raise' | 'lineage'; people: number };

export function adviceFor(one: WorstCase): Advice | null {
  if (one.state !== 'active') return null;
  if (one.withTwo < one.deceived) return { kind: 'fewer', people: one.deceived - one.withTwo };
  if (one.withoutCover < one.alone) return { kind: 'cover', people: one.alone - one.withoutCover };
  if (one.withoutRaise < one.alone) return { kind: 'raise', people: one.alone - one.withoutRaise };
  if (one.lineage > 0) return { kind: 'lineage', people: one.lineage };
  return null;
}
