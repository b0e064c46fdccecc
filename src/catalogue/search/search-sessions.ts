import type { Queryable } from '../../db/index.ts';
import { type Criteria, LEVELS, type Level, RHYTHMS, type Rhythm, type Sort } from './criteria.ts';
import { describeFound, type FoundTraining, type PageRow } from './describe-found.ts';
import type { FoundPlace } from './find-place.ts';
import { type HitFilter, hitFilter, OPEN_SQL } from './hit-filter.ts';
import { ALL_LEVELS, ALL_RHYTHMS, LEVEL_BITS, OPEN_BIT, RHYTHM_BITS, TAKEN_BIT } from './traits.ts';
import type { WordQuery } from './typed-words.ts';

export const PAGE_SIZE = 10;

export interface SearchResult {
  trainings: number;
  sessions: number;
  /** Trainings that each choice would leave, the other choices kept. */
  facets: { open: number; levels: Record<Level, number>; rhythms: Record<Rhythm, number> };
  sort: Sort;
  found: FoundTraining[];
}

const ORDERS: Record<Sort, string> = {
  pertinence: 'rank DESC, starts NULLS LAST',
  debut: 'starts NULLS LAST, rank DESC',
  distance: 'km NULLS LAST, starts NULLS LAST',
};

/**
 * Finds trainings with their sessions, and counts what each choice beside them would leave.
 * @param today the day in France, for what is still to come
 */
export async function searchSessions(
  on: Queryable,
  criteria: Criteria,
  words: WordQuery | null,
  place: FoundPlace | null,
  today: string,
): Promise<SearchResult> {
  const sort = chosenSort(criteria, words !== null, place?.kind === 'around');
  const filter = hitFilter(criteria, place, today);
  // Later parameters are of this statement only.
  const described = { ...filter, params: [...filter.params] };
  const { rows } = await on.query<{ counts: Record<string, number>; page: PageRow[] | null }>(
    countingSql(criteria, words, filter, sort, place !== null),
    filter.params,
  );
  const { counts = {}, page = null } = rows[0] ?? {};
  const count = (name: string): number => counts[name] ?? 0;
  return {
    trainings: count('taken'),
    sessions: count('sessions'),
    facets: { open: count('open'), levels: countsOf(LEVELS, count), rhythms: countsOf(RHYTHMS, count) },
    sort,
    found: await describeFound(on, page ?? [], described),
  };
}

function countingSql(
  criteria: Criteria,
  words: WordQuery | null,
  filter: HitFilter,
  sort: Sort,
  placed: boolean,
): string {
  const { level, rhythm, open, km } = filter;
  const all = `(${level} AND ${rhythm} AND ${open})`;
  // Of each group of choices, what it would leave with the other groups as they are.
  const mask = `CASE WHEN ${rhythm} AND ${open} THEN h.traits & ${ALL_LEVELS} ELSE 0 END
    | CASE WHEN ${all} THEN h.traits & ${ALL_RHYTHMS} | ${TAKEN_BIT} ELSE 0 END
    | CASE WHEN ${level} AND ${rhythm} AND ${OPEN_SQL} THEN ${OPEN_BIT} ELSE 0 END`;
  const word = wordSql(criteria, words, filter);
  // Without a place every session keeps its first row: counting those needs no sort.
  const sessions = placed ? 'count(DISTINCT h.session_id)' : 'count(*)';
  const bits = { taken: TAKEN_BIT, open: OPEN_BIT, ...LEVEL_BITS, ...RHYTHM_BITS };
  const counts = Object.entries(bits).map(
    ([name, bit]) => `'${name}', count(*) FILTER (WHERE mask & ${bit} <> 0)`,
  );
  return `WITH ${word === null ? '' : `word AS MATERIALIZED (${word}),`}
    each AS MATERIALIZED (
      SELECT h.training_id, bit_or(${mask}) AS mask,
        ${sessions} FILTER (WHERE ${all}${placed ? '' : ' AND h.place_at = 1'}) AS sessions,
        min(CASE WHEN h.permanent THEN $1::date ELSE h.starts_on END) FILTER (WHERE ${all}) AS starts,
        min(${km}) FILTER (WHERE ${all}) AS km
      FROM catalogue.hit h
      WHERE ${filter.where}
      ${word === null ? '' : 'AND h.training_id = ANY (ARRAY(SELECT training_id FROM word))'}
      GROUP BY h.training_id
    ), page AS (
      SELECT training_id, sessions, row_number() OVER () AS at
      FROM (SELECT e.*, ${word === null ? '0' : 'w.rank'} AS rank
        FROM each e ${word === null ? '' : 'JOIN word w USING (training_id)'}
        WHERE e.mask & ${TAKEN_BIT} <> 0 ORDER BY ${ORDERS[sort]}, training_id
        LIMIT ${PAGE_SIZE} OFFSET ${(criteria.page - 1) * PAGE_SIZE}) p
    )
    SELECT (SELECT jsonb_build_object('sessions', coalesce(sum(sessions), 0), ${counts.join(', ')}) FROM each) AS counts,
      (SELECT jsonb_agg(jsonb_build_object('id', training_id::text, 'sessions', sessions) ORDER BY at) FROM page) AS page`;
}

/** Trainings that bear the words and codes, with how well; null when none were typed. */
function wordSql(criteria: Criteria, words: WordQuery | null, { param }: HitFilter): string | null {
  const query = (text: string): string => `${param(text)}::tsquery`;
  const matching = [
    ...(words === null ? [] : [query(words.wide)]),
    ...(criteria.rome === '' ? [] : [query(`'rome=${criteria.rome.toLowerCase()}':*`)]),
    ...(criteria.formacode === '' ? [] : [query(`'fc=${criteria.formacode}'`)]),
  ].map((each) => `t.search @@ ${each}`);
  if (matching.length === 0) return null;
  const rank =
    words === null
      ? '0::real'
      : `(ts_rank(t.search, ${query(words.wide)})
          + CASE WHEN t.search @@ ${query(words.exact)} THEN 1 ELSE 0 END)::real`;
  return `SELECT t.training_id, ${rank} AS rank FROM catalogue.training t
    WHERE t.closed_at IS NULL AND ${matching.join(' AND ')}`;
}

function countsOf<K extends string>(names: readonly K[], count: (name: string) => number): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, count(name)])) as Record<K, number>;
}

function chosenSort(criteria: Criteria, words: boolean, around: boolean): Sort {
  if (criteria.sort === 'distance' && !around) return 'debut';
  if (criteria.sort === 'pertinence' && !words) return 'debut';
  if (criteria.sort !== '') return criteria.sort;
  return words ? 'pertinence' : 'debut';
}
