import type { Exposure } from './incident.ts';

/** People by what they have in common: all that the screen draws. */
export interface Summed {
  people: number;
  canaries: number;
  fields: { word: string; people: number }[];
  classes: { word: string; people: number }[];
  structures: { name: string; people: number }[];
  /** People first seen in each hour or day, from the first to the last, empty ones included. */
  moments: { at: string; people: number }[];
  moment: 'hour' | 'day';
  /** For each set of accounts (places among the chosen ones), the people that exactly these were shown. */
  bySet: { accounts: number[]; people: number }[];
  /** For each account, in the order chosen. */
  byAccount: number[];
  refusals: number;
  firstRefusalAt: string | null;
  firstAt: string | null;
  lastAt: string | null;
}

const MOMENT_MS = { hour: 3_600_000, day: 86_400_000 } as const;
/** More empty hours than this are no drawing. */
const MOST_MOMENTS = 400;
const CLASS = 'class:';

/** Sums the groups of an exposure. Pure. */
export function sumExposure(exposure: Exposure): Summed {
  const { words, accounts, groups, kinds } = exposure;
  const byWord = new Map<string, number>();
  const byStructure = new Map<string, number>();
  const byMoment = new Map<number, number>();
  const bySet = new Map<string, number>();
  const byAccount = accounts.map(() => 0);
  const add = <K>(to: Map<K, number>, key: K, n: number) => to.set(key, (to.get(key) ?? 0) + n);
  for (const [structure, text, moment, people] of groups) {
    const bits = BigInt(text);
    words.forEach((word, n) => {
      if (hasBit(bits, n)) add(byWord, word, people);
    });
    const set = accounts.flatMap((_, n) => (hasBit(bits, words.length + n) ? [n] : []));
    for (const n of set) byAccount[n] = (byAccount[n] ?? 0) + people;
    add(bySet, set.join(), people);
    add(byStructure, exposure.structures[structure] ?? structure, people);
    add(byMoment, Date.parse(moment), people);
  }
  const most = <T extends { people: number }>(list: T[]) => list.sort((a, b) => b.people - a.people);
  const refused = kinds.filter(([, code]) => code !== null);
  const shown = kinds.filter(([, , , , , gives]) => gives);
  return {
    people: exposure.people,
    canaries: exposure.canaries,
    fields: most(
      words
        .filter((word) => !word.startsWith(CLASS))
        .map((word) => ({ word, people: byWord.get(word) ?? 0 })),
    ),
    classes: words
      .filter((word) => word.startsWith(CLASS))
      .map((word) => ({ word: word.slice(CLASS.length), people: byWord.get(word) ?? 0 })),
    structures: most([...byStructure].map(([name, people]) => ({ name, people }))),
    moments: everyMoment(byMoment, MOMENT_MS[exposure.moment]),
    moment: exposure.moment,
    bySet: most(
      [...bySet].map(([set, people]) => ({
        accounts: set === '' ? [] : set.split(',').map(Number),
        people,
      })),
    ),
    byAccount,
    refusals: refused.reduce((sum, [, , entries]) => sum + entries, 0),
    firstRefusalAt: earliest(refused.map(([, , , first]) => first)),
    firstAt: earliest(shown.map(([, , , first]) => first)),
    lastAt: latest(shown.map(([, , , , last]) => last)),
  };
}

function hasBit(bits: bigint, place: number): boolean {
  // From the 63rd bit on the kernel has one bit for all accounts.
  return ((bits >> BigInt(Math.min(place, 62))) & 1n) === 1n;
}

function everyMoment(byMoment: ReadonlyMap<number, number>, step: number): { at: string; people: number }[] {
  const times = [...byMoment.keys()].sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = (last - first) / step + 1;
  const all = count > MOST_MOMENTS ? times : Array.from({ length: count }, (_, n) => first + n * step);
  return all.map((at) => ({ at: new Date(at).toISOString(), people: byMoment.get(at) ?? 0 }));
}

const earliest = (times: readonly string[]) =>
  [...times].sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
const latest = (times: readonly string[]) =>
  [...times].sort((a, b) => Date.parse(b) - Date.parse(a))[0] ?? null;
