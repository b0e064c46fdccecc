import type { Queryable } from '../../db/index.ts';
import type { HitFilter } from './hit-filter.ts';

export const SESSIONS_SHOWN = 3;

export interface PageRow {
  id: string;
  sessions: number;
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

/** The trainings of one page, each with the first sessions that match. */
export async function describeFound(
  on: Queryable,
  page: PageRow[],
  filter: HitFilter,
): Promise<FoundTraining[]> {
  if (page.length === 0) return [];
  const params = [...filter.params, page.map((row) => row.id)];
  const ids = `$${params.length}::bigint[]`;
  const { rows } = await on.query<TrainingRow>(
    `WITH match AS (
       SELECT h.training_id, h.session_id, min(${filter.km}) AS km, count(*) AS places,
         row_number() OVER (PARTITION BY h.training_id
           ORDER BY min(h.starts_on) NULLS LAST, min(${filter.km}), h.session_id) AS at
       FROM catalogue.hit h
       WHERE h.training_id = ANY (${ids}) AND ${filter.where}
         AND ${filter.level} AND ${filter.rhythm} AND ${filter.open}
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
