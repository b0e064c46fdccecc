import type { Queryable } from '../../db/index.ts';

/** What was typed in the first field, as full-text queries. */
export interface WordQuery {
  /** Finds: words of the same family, beginnings of words. */
  wide: string;
  /** Ranks: the very words. */
  exact: string;
}

/**
 * Splits codes from words: « N1103 », « RNCP 34860 », « 31845 » beside « cariste ». Five figures may be a Formacode
 * or a RNCP number: either.
 * @returns null when nothing was typed, 'nothing' when only words that every text holds
 */
export async function readWords(on: Queryable, typed: string): Promise<WordQuery | null | 'nothing'> {
  if (typed === '') return null;
  const codes: string[] = [];
  const words = typed
    .replace(/\b(RNCP|RS)\s*(\d{1,6})\b/gi, (_all, kind: string, number: string) => {
      codes.push(`'${kind.toLowerCase()}=${Number(number)}'`);
      return ' ';
    })
    .replace(/\b([A-N]\d{4})\b/gi, (code: string) => {
      codes.push(`'rome=${code.toLowerCase()}'`);
      return ' ';
    })
    .replace(/(?:\bFormacode\s*)?\b(\d{5})\b/gi, (_all, code: string) => {
      codes.push(`('fc=${code}' | 'rncp=${Number(code)}')`);
      return ' ';
    });
  const { rows } = await on.query<{ wide: string | null; exact: string | null }>(
    'SELECT catalogue.words_query($1, true)::text AS wide, catalogue.words_query($1, false)::text AS exact',
    [words],
  );
  const all = (query: string | null | undefined): string =>
    [...codes, ...(query ? [`(${query})`] : [])].join(' & ');
  const wide = all(rows[0]?.wide);
  return wide === '' ? 'nothing' : { wide, exact: all(rows[0]?.exact) };
}
