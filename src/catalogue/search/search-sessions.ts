import type { Queryable } from '../../db/index.ts';
import type { Criteria, Level, Rhythm, Sort } from './criteria.ts';
import type { FoundPlace } from './find-place.ts';
import type { WordQuery } from './typed-words.ts';

export const PAGE_SIZE = 10;
export const SESSIONS_SHOWN = 3;

export interface SearchResult {
  trainings: number;
  sessions: number;
  /** Trainings that each choice would leave, the other choices kept. */
  facets: { open: number; levels: Record<Level, number>; rhythms: Record<Rhythm, number> };
  sort: Sort;
  found: FoundTraining[];
}

export interface FoundTraining {
  trainingId: string;
  title: string;
  providerName: string;
  entryLevel: number | null;
  certifying: boolean | null;
  rome: string[];
  formacode: string[];
  rhythm: string | null;
  duration: string | null;
  hoursTotal: number | null;
  workStudy: boolean;
  teachingMode: number | null;
  publiclyFunded: boolean | null;
  sessionCount: number;
  sessions: FoundSession[];
}

export interface FoundSession {
  sessionId: string;
  startsOn: string | null;
  startsPrecision: string;
  endsOn: string | null;
  endsPrecision: string;
  permanent: boolean;
  place: string | null;
  placeCount: number;
  km: number | null;
  meetingOn: string | null;
  meetingFrom: string | null;
  state: string;
  placesOpen: number | null;
  placesTotal: number | null;
  enrolUntil: string | null;
  takesPeople: boolean;
}

const LEVEL_SQL: Record<Level, string> = {
  aucun: 'h.entry_level <= 2',
  cap: 'h.entry_level = 3',
  bac: 'h.entry_level = 4',
  bac2: 'h.entry_level = 5',
  bac3: 'h.entry_level >= 6',
};

const RHYTHM_SQL: Record<Rhythm, string> = {
  plein: 'h.full_time',
  partiel: 'h.part_time',
  alternance: 'h.work_study',
  distance: 'h.remote',
  permanent: 'h.permanent',
};

const OPEN_SQL = '(h.takes_people AND coalesce(h.enrol_until >= $1::date, true))';

/**
 * Finds trainings with their sessions.
 * @param today the day in France, for what is still to come
 */
export async function searchSessions(
  on: Queryable,
  criteria: Criteria,
  words: WordQuery | null,
  place: FoundPlace | null,
  today: string,
): Promise<SearchResult> {
  const params: unknown[] = [today];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const where: string[] = [];
  let km = 'NULL::real';

  if (!criteria.past) {
    where.push(`CASE WHEN h.permanent THEN coalesce(h.ends_latest >= $1::date, true)
      ELSE coalesce(h.starts_latest >= $1::date, coalesce(h.ends_latest >= $1::date, true)) END`);
  }
  if (criteria.start !== '') {
    const limit = `$1::date + ${param(`${criteria.start.slice(0, -1)} months`)}::interval`;
    where.push(`(h.permanent OR h.starts_on <= ${limit})`);
  }
  if (criteria.from !== '') {
    const day = `${param(criteria.from)}::date`;
    where.push(
      `CASE WHEN h.permanent THEN coalesce(h.ends_latest >= ${day}, true) ELSE h.starts_latest >= ${day} END`,
    );
  }
  if (criteria.until !== '') where.push(`h.starts_on <= ${param(criteria.until)}::date`);
  if (place?.kind === 'department') where.push(`h.department = ${param(place.code)}`);
  if (place?.kind === 'commune') where.push(`h.commune_key = ${param(place.communeKey)}`);
  if (place?.kind === 'around') {
    const latitude = `${param(place.latitude)}::float8`;
    const longitude = `${param(place.longitude)}::float8`;
    // On a plane that touches there: within 0.5 % of the great circle up to 200 km.
    km = `(111.195 * sqrt((h.latitude - ${latitude}) ^ 2
      + ((h.longitude - ${longitude}) * cos(radians(${latitude}))) ^ 2))::real`;
    const radius = `${param(place.radiusKm)}::float8`;
    const reach = place.radiusKm / 111;
    const wider = reach / Math.cos((place.latitude * Math.PI) / 180);
    where.push(`(h.latitude BETWEEN ${param(place.latitude - reach)}::real AND ${param(place.latitude + reach)}::real
      AND h.longitude BETWEEN ${param(place.longitude - wider)}::real AND ${param(place.longitude + wider)}::real
      AND ${km} <= ${radius} OR h.latitude IS NULL AND h.commune_key = ${param(place.communeKey)})`);
  }
  const queries = [
    ...(words === null ? [] : [`${param(words.wide)}::tsquery`]),
    ...(criteria.rome === '' ? [] : [`${param(`'rome=${criteria.rome.toLowerCase()}':*`)}::tsquery`]),
    ...(criteria.formacode === '' ? [] : [`${param(`'fc=${criteria.formacode}'`)}::tsquery`]),
  ];
  const matching = queries.map((query) => `t.search @@ ${query}`).join(' AND ');
  const rank =
    words === null
      ? '0::real'
      : `(ts_rank(t.search, ${param(words.wide)}::tsquery) + CASE WHEN t.search @@ ${param(words.exact)}::tsquery THEN 1 ELSE 0 END)::real`;
  const ranked = queries.length > 0;

  const level = criteria.levels.map((each) => LEVEL_SQL[each]).join(' OR ') || 'true';
  const rhythm = criteria.rhythms.map((each) => RHYTHM_SQL[each]).join(' AND ') || 'true';
  const open = criteria.open ? OPEN_SQL : 'true';
  const all = `(${level}) AND (${rhythm}) AND ${open}`;
  const facets = [
    `bool_or((${level}) AND (${rhythm}) AND ${OPEN_SQL}) AS f_open`,
    ...Object.entries(LEVEL_SQL).map(
      ([name, sql]) => `bool_or(${sql} AND (${rhythm}) AND ${open}) AS f_${name}`,
    ),
    ...Object.entries(RHYTHM_SQL).map(([name, sql]) => `bool_or(${sql} AND ${all}) AS f_${name}`),
  ];
  // Without a place every session keeps its first row: counting those needs no sort.
  const sessionCount =
    place === null
      ? `count(*) FILTER (WHERE ${all} AND h.place_at = 1)`
      : `count(DISTINCT h.session_id) FILTER (WHERE ${all})`;
  const sort: Sort = chosenSort(criteria, words !== null, place?.kind === 'around');
  const order = {
    pertinence: 'rank DESC, starts NULLS LAST',
    debut: 'starts NULLS LAST, rank DESC',
    distance: 'km NULLS LAST, starts NULLS LAST',
  }[sort];
  const names = ['open', ...Object.keys(LEVEL_SQL), ...Object.keys(RHYTHM_SQL)];

  const { rows } = await on.query<{ totals: Totals; page: PageRow[] | null }>(
    `WITH ${
      ranked
        ? `word AS MATERIALIZED (SELECT t.training_id, ${rank} AS rank FROM catalogue.training t
       WHERE t.closed_at IS NULL AND ${matching}), `
        : ''
    }
     each AS (
       SELECT h.training_id, ${ranked ? 'max(w.rank)' : '0'} AS rank,
         bool_or(${all}) AS taken,
         ${sessionCount} AS sessions,
         min(CASE WHEN h.permanent THEN $1::date ELSE h.starts_on END) FILTER (WHERE ${all}) AS starts,
         min(${km}) FILTER (WHERE ${all}) AS km,
         ${facets.join(', ')}
       FROM catalogue.hit h ${ranked ? 'JOIN word w USING (training_id)' : ''}
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
       GROUP BY h.training_id
     ), page AS (
       SELECT training_id, sessions, row_number() OVER (ORDER BY ${order}, training_id) AS at
       FROM each WHERE taken ORDER BY ${order}, training_id
       LIMIT ${PAGE_SIZE} OFFSET ${(criteria.page - 1) * PAGE_SIZE}
     )
     SELECT (SELECT jsonb_build_object('trainings', count(*) FILTER (WHERE taken), 'sessions', coalesce(sum(sessions), 0),
         ${names.map((name) => `'${name}', count(*) FILTER (WHERE f_${name})`).join(', ')}) FROM each) AS totals,
       (SELECT jsonb_agg(jsonb_build_object('id', training_id::text, 'sessions', sessions) ORDER BY at) FROM page) AS page`,
    params,
  );
  const totals = rows[0]?.totals ?? {};
  const count = (name: string): number => totals[name] ?? 0;
  const page = rows[0]?.page ?? [];
  return {
    trainings: count('trainings'),
    sessions: count('sessions'),
    facets: {
      open: count('open'),
      levels: countsOf(LEVEL_SQL, count),
      rhythms: countsOf(RHYTHM_SQL, count),
    },
    sort,
    found: await describe(on, page, { where, all, km, params, ranked: false }),
  };
}

type Totals = Record<string, number>;
interface PageRow {
  id: string;
  sessions: number;
}

function countsOf<K extends string>(
  of: Record<K, string>,
  count: (name: string) => number,
): Record<K, number> {
  const entries = Object.keys(of).map((name) => [name, count(name)]);
  return Object.fromEntries(entries);
}

function chosenSort(criteria: Criteria, words: boolean, around: boolean): Sort {
  if (criteria.sort === 'distance' && !around) return 'debut';
  if (criteria.sort === 'pertinence' && !words) return 'debut';
  if (criteria.sort !== '') return criteria.sort;
  return words ? 'pertinence' : 'debut';
}

/** The trainings of one page, each with the first sessions that match. */
async function describe(
  on: Queryable,
  page: PageRow[],
  filter: { where: string[]; all: string; km: string; params: unknown[]; ranked: boolean },
): Promise<FoundTraining[]> {
  if (page.length === 0) return [];
  const params = [...filter.params, page.map((row) => row.id)];
  const ids = `$${params.length}::bigint[]`;
  // Parameters of the words are not used here: their types must still be known.
  const known = filter.params.map((_value, at) => `$${at + 1}::text IS NULL`).join(' AND ');
  const { rows } = await on.query<TrainingRow>(
    `WITH match AS (
       SELECT h.training_id, h.session_id, min(${filter.km}) AS km, count(*) AS places,
         row_number() OVER (PARTITION BY h.training_id
           ORDER BY min(h.starts_on) NULLS LAST, min(${filter.km}), h.session_id) AS at
       FROM catalogue.hit h
       WHERE h.training_id = ANY (${ids}) AND ${[...filter.where, filter.all].join(' AND ')}
       GROUP BY h.training_id, h.session_id
     )
     SELECT t.training_id::text AS id, t.title, t.provider_name, t.entry_level, t.certifying, t.rome, t.formacode,
       a.rhythm, a.duration, a.hours_total, a.work_study, a.teaching_mode, a.publicly_funded, s.sessions
     FROM unnest(${ids}) WITH ORDINALITY AS p(training_id, at)
       JOIN catalogue.training t USING (training_id)
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(jsonb_build_object(
             'sessionId', s.session_id::text, 'startsOn', s.starts_on, 'startsPrecision', s.starts_precision,
             'endsOn', s.ends_on, 'endsPrecision', s.ends_precision, 'permanent', a.permanent,
             'place', l.commune, 'placeCount', m.places, 'km', m.km,
             'meetingOn', coalesce(b.meeting ->> 'on', d.day::text), 'meetingFrom', b.meeting ->> 'from',
             'state', s.state, 'placesOpen', s.places_open, 'placesTotal', s.places_total, 'enrolUntil', s.enrol_until,
             'takesPeople', s.state IN ('open', 'unknown') AND coalesce(s.places_open, 1) > 0
               AND coalesce(s.enrol_until >= $1::date, true)) ORDER BY m.at) AS sessions,
           min(s.action_id) AS action_id
         FROM match m
           JOIN catalogue.session s ON s.session_id = m.session_id
           JOIN catalogue.action a ON a.action_id = s.action_id
           LEFT JOIN LATERAL (
             SELECT h.commune FROM catalogue.place h WHERE h.action_id = s.action_id
             ORDER BY ${filter.km} NULLS LAST, h.position LIMIT 1) l ON true
           LEFT JOIN LATERAL (
             SELECT x.meeting FROM jsonb_array_elements(s.meetings) AS x(meeting)
             WHERE x.meeting ->> 'on' >= $1::text ORDER BY x.meeting ->> 'on' LIMIT 1) b ON true
           LEFT JOIN LATERAL (
             SELECT min(y.day) AS day FROM unnest(a.information_dates) AS y(day) WHERE y.day >= $1::date
               AND (a.permanent OR s.starts_on IS NULL OR y.day <= s.starts_on)) d ON true
         WHERE m.training_id = t.training_id AND m.at <= ${SESSIONS_SHOWN}) s
       JOIN catalogue.action a ON a.action_id = s.action_id
     WHERE (${known}) IS NOT NULL
     ORDER BY p.at`,
    params,
  );
  const counts = new Map(page.map((row) => [row.id, row.sessions]));
  return rows.map((row) => ({
    trainingId: row.id,
    title: row.title,
    providerName: row.provider_name,
    entryLevel: row.entry_level,
    certifying: row.certifying,
    rome: row.rome,
    formacode: row.formacode,
    rhythm: row.rhythm,
    duration: row.duration,
    hoursTotal: row.hours_total,
    workStudy: row.work_study,
    teachingMode: row.teaching_mode,
    publiclyFunded: row.publicly_funded,
    sessionCount: counts.get(row.id) ?? 0,
    sessions: row.sessions,
  }));
}

interface TrainingRow {
  id: string;
  title: string;
  provider_name: string;
  entry_level: number | null;
  certifying: boolean | null;
  rome: string[];
  formacode: string[];
  rhythm: string | null;
  duration: string | null;
  hours_total: number | null;
  work_study: boolean;
  teaching_mode: number | null;
  publicly_funded: boolean | null;
  sessions: FoundSession[];
}
