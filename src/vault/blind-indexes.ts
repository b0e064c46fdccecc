import type { FieldValues } from '../gate/index.ts';
import { blindIndex, type Key } from './crypto.ts';

/*
 * What can be searched, and what cannot. Each index is of a compound value: a family name or a birth date alone
 * has too few values, and a thief of the database could tell them by frequency. Kinds:
 *   name       given and family name, whole           search in my caseload
 *   name_start first 3 letters of each                search while one is not sure of the spelling
 *   name_year  given and family name and birth year   duplicate check
 *   nir        the number                             duplicate check
 */
export type IndexKind = 'name' | 'name_start' | 'name_year' | 'nir';

/** Lower case, no accents, letters and digits only: « Élodie-Anne O’Brien » → `elodieanneobrien`. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

const START = 3;
const start = (folded: string) => folded.slice(0, START);

/** The indexes that these values give: [kind, hex] each. A kind that is present replaces the old ones of its kind. */
export function indexesOf(indexKey: Key, values: Partial<FieldValues>): [IndexKind, string | null][] {
  const found: [IndexKind, string | null][] = [];
  if (values.summary) {
    const given = foldName(values.summary.givenName);
    const family = foldName(values.summary.familyName);
    found.push(['name', blindIndex(indexKey, 'name', `${given}|${family}`)]);
    found.push(['name_start', blindIndex(indexKey, 'name_start', `${start(given)}|${start(family)}`)]);
    found.push([
      'name_year',
      blindIndex(indexKey, 'name_year', `${given}|${family}|${values.summary.birthYear}`),
    ]);
  }
  if (values.nir) found.push(['nir', blindIndex(indexKey, 'nir', values.nir.replace(/\s/g, ''))]);
  return found;
}

/** A search of somebody by name: the tokens to look for, most exact kind first; [] when a name part is missing. */
export function searchTokens(indexKey: Key, query: string): { kind: IndexKind; tokens: string[] }[] {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((w) => foldName(w) !== '')
    .slice(0, 6);
  if (words.length < 2) return [];
  // « Lou Anne Ferrandy », « Ferrandy Lou-Anne »: each cut between given and family name, in both orders.
  const cuts = words.slice(1).flatMap((_, i) => {
    const left = foldName(words.slice(0, i + 1).join(''));
    const right = foldName(words.slice(i + 1).join(''));
    return [
      [left, right],
      [right, left],
    ] as [string, string][];
  });
  const unique = (tokens: string[]) => [...new Set(tokens)];
  return [
    { kind: 'name', tokens: unique(cuts.map(([g, f]) => blindIndex(indexKey, 'name', `${g}|${f}`))) },
    {
      kind: 'name_start',
      tokens: unique(cuts.map(([g, f]) => blindIndex(indexKey, 'name_start', `${start(g)}|${start(f)}`))),
    },
  ];
}
