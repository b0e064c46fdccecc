import type { Queryable } from '../../db/index.ts';
import { parisDay } from '../../ui/index.ts';
import { type Criteria, type CriteriaError, readCriteria } from './criteria.ts';
import { type FoundPlace, findPlace, type UnknownPlace } from './find-place.ts';
import { type SearchResult, searchSessions } from './search-sessions.ts';
import { readWords } from './typed-words.ts';

export interface OfferSearch {
  criteria: Criteria;
  errors: CriteriaError[];
  place: FoundPlace | UnknownPlace | null;
  /** Null when the query has errors: half of a search would mislead. */
  result: SearchResult | null;
  /** The day in France that « to come » was counted from. */
  today: string;
}

/** From a query string to what is found: checks, words, place, results. */
export async function searchOffer(
  on: Queryable,
  query: URLSearchParams,
  today: string = parisDay(new Date()),
): Promise<OfferSearch> {
  const { criteria, errors } = readCriteria(query);
  const [words, place] = await Promise.all([
    readWords(on, criteria.q),
    criteria.place === null ? null : findPlace(on, criteria.place),
  ]);
  if (words === 'nothing') errors.push({ field: 'q', key: 'catalogue.search.error.common' });
  const unsound = errors.length > 0 || words === 'nothing' || place?.kind === 'unknown';
  const result = unsound ? null : await searchSessions(on, criteria, words, place, today);
  return { criteria, errors, place, result, today };
}
