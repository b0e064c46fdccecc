import type { Queryable } from '../../db/index.ts';
import { parisDay } from '../../ui/index.ts';
import { type Criteria, type CriteriaError, isOpenSearch, readCriteria } from './criteria.ts';
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

/** Pages and orders of the whole offer that are kept. */
const KEPT = 40;

/**
 * A search that keeps the whole offer's pages until the next import: the page as it opens is asked for most and
 * counts most rows. It is public data, the same for everybody.
 */
export function offerSearcher(): typeof searchOffer {
  const kept = new Map<string, SearchResult>();
  return async (on, query, today = parisDay(new Date())) => {
    const { criteria, errors } = readCriteria(query);
    if (errors.length > 0 || !isOpenSearch(criteria)) return searchOffer(on, query, today);
    const { rows } = await on.query<{ id: string | null }>(
      'SELECT max(import_id)::text AS id FROM catalogue.import',
    );
    const key = [rows[0]?.id, today, criteria.sort, criteria.page].join(' ');
    const known = kept.get(key);
    if (known !== undefined) return { criteria, errors, place: null, result: known, today };
    const search = await searchOffer(on, query, today);
    if (kept.size >= KEPT) kept.clear();
    if (search.result !== null) kept.set(key, search.result);
    return search;
  };
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
