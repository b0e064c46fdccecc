import type { DataClass } from '../gate/index.ts';

/** One entry of an account's log, as the rules see it: no name, and numbers that mean nothing outside the account. */
export interface Act {
  /** Number of the entry. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  op: string;
  /** The refusal; null: allowed. */
  code: string | null;
  class: DataClass | null;
  /** How many people it was about. */
  people: number;
  /** Who they are, shifted by a secret of the account: near numbers stay near. At most 100. */
  who: readonly number[];
  /** Somebody invented was opened. */
  canary: boolean;
  /** Of a wish to widen: `account.invite`, … */
  kind: string | null;
  /** Of a search: by beginnings; null: no search. */
  loose: boolean | null;
  /** Of a session shown from elsewhere: what had changed. */
  changed: readonly string[];
}

/** What is known of the account beside its acts. */
export interface Profile {
  role: string;
  bornAt: number;
  probation: boolean;
  /** Accounts born below it in the last 24 hours. */
  family: number;
  /** Learnt from its last 60 days; null: nothing yet. */
  usual: {
    /** Days with any act. */
    days: number;
    /** On how many of them it acted in each hour of Paris. */
    hours: readonly number[];
    /** People opened in a busy hour, and on a busy day. */
    hour: number;
    day: number;
  } | null;
  /** People that its peers open in a busy hour; null: too few of them. */
  peers: number | null;
}

/** `touch`: nothing more before the passkey is touched; `slow`: requests wait; `freeze`: with its lineage. */
export const MEASURES = ['warn', 'touch', 'slow', 'freeze'] as const;
export type Measure = (typeof MEASURES)[number];

/** What a rule found: the measure it asks for, and the entries that it saw. */
export interface Finding {
  measure: Measure;
  acts: readonly Act[];
}

/**
 * A rule looks at the acts of one account up to its latest one, the last of the list, and says whether that one is too
 * much. Pure: the clock is that of the acts.
 */
export interface Rule {
  /** Kept in the log; its texts are `watch.rule.<name>`. */
  name: string;
  look(acts: readonly Act[], profile: Profile): Finding | null;
}

const OPENED: ReadonlySet<DataClass | null> = new Set(['contact', 'identifier', 'document']);

/** The file of one person was shown, or one of its values. */
export const isOpened = (act: Act): boolean => act.code === null && OPENED.has(act.class);

/** A list, a board, a search: names of several at once. */
export const isListed = (act: Act): boolean => act.code === null && act.class === 'listed';

/** The acts of the last `ms` before the latest one, itself included, oldest first. */
export function within(acts: readonly Act[], ms: number): readonly Act[] {
  const last = acts.at(-1);
  if (last === undefined) return [];
  let from = acts.length - 1;
  while (from > 0 && (acts[from - 1]?.at ?? 0) > last.at - ms) from -= 1;
  return acts.slice(from);
}

/** How many distinct people these acts were about. */
export function distinct(acts: readonly Act[]): number {
  const people = new Set<number>();
  for (const act of acts) for (const person of act.who) people.add(person);
  return people.size;
}

/** The measures of a rule from the heaviest to the lightest: the first whose condition holds. */
export function firstOf(
  ...steps: readonly [measure: Measure, holds: boolean, acts: readonly Act[]][]
): Finding | null {
  const step = steps.find(([, holds]) => holds);
  return step ? { measure: step[0], acts: step[2] } : null;
}
