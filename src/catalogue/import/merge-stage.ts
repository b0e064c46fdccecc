import type pg from 'pg';
import type { Counts } from './report.ts';

export interface Merged {
  added: Counts;
  changed: Counts;
  unchanged: Counts;
  closed: Counts;
}

/**
 * Puts what was staged into the catalogue, in the caller's transaction: sources, providers, trainings,
 * actions with their places, sessions; then closes what the same sources no longer offer.
 * Rows keep their ids: referrals point at sessions.
 */
export async function mergeStage(client: pg.ClientBase, sources: string[]): Promise<Merged> {
  // One import at a time: two of the same source would close each other's offers.
  await client.query(`SELECT pg_advisory_xact_lock(hashtext('catalogue.import'))`);
  await client.query('ANALYZE stage_training; ANALYZE stage_session; ANALYZE stage_keep;');
  await client.query(
    `INSERT INTO catalogue.source (name) SELECT unnest($1::text[]) ON CONFLICT (name) DO NOTHING`,
    [sources],
  );
  await client.query(PROVIDERS);
  const trainings = await countsOf(client, TRAININGS);
  await client.query(ACTIONS);
  await client.query(PLACES);
  await client.query(`CREATE INDEX ON stage_session (action_id, key)`);
  await client.query(LINK_SESSIONS);
  const sessions = await countsOf(client, SESSIONS);
  const closedSessions = await client.query(CLOSE_SESSIONS, [sources]);
  const closedTrainings = await client.query(CLOSE_TRAININGS, [sources]);
  return {
    added: { trainings: trainings.added, sessions: sessions.added },
    changed: { trainings: trainings.changed, sessions: sessions.changed },
    unchanged: { trainings: trainings.unchanged, sessions: sessions.unchanged },
    closed: { trainings: closedTrainings.rowCount ?? 0, sessions: closedSessions.rowCount ?? 0 },
  };
}

async function countsOf(client: pg.ClientBase, sql: string) {
  const { rows } = await client.query<{ added: string; changed: string; unchanged: string }>(sql);
  const row = rows[0];
  return {
    added: Number(row?.added ?? 0),
    changed: Number(row?.changed ?? 0),
    unchanged: Number(row?.unchanged ?? 0),
  };
}

const PROVIDERS = `
  INSERT INTO catalogue.provider AS p
    (source_id, key, siret, name, legal_name, email, phone, url, address, postal_code, commune)
  SELECT DISTINCT ON (s.source_id, r.key)
    s.source_id, r.key, r.siret, r.name, r."legalName", r.email, r.phone, r.url, r.address, r."postalCode", r.commune
  FROM stage_training t
    JOIN catalogue.source s ON s.name = t.source
    CROSS JOIN LATERAL jsonb_to_record(t.data -> 'provider') AS r(key text, siret text, name text,
      "legalName" text, email text, phone text, url text, address text[], "postalCode" text, commune text)
  ORDER BY s.source_id, r.key, t.number
  ON CONFLICT (source_id, key) DO UPDATE SET
    name = excluded.name, legal_name = excluded.legal_name, email = excluded.email, phone = excluded.phone,
    url = excluded.url, address = excluded.address, postal_code = excluded.postal_code, commune = excluded.commune
  WHERE (p.name, p.legal_name, p.email, p.phone, p.url, p.address, p.postal_code, p.commune) IS DISTINCT FROM
    (excluded.name, excluded.legal_name, excluded.email, excluded.phone, excluded.url, excluded.address,
     excluded.postal_code, excluded.commune)`;

const TRAININGS = `
  WITH put AS (
    INSERT INTO catalogue.training AS t
      (source_id, number, provider_id, provider_name, title, objectives, results, content, certifying, entry_level,
       exit_level, rome, formacode, nsf, rncp, rs, certifinfo, codes, contact_name, contact_email, contact_phone,
       url, updated_on, dialect, hash)
    SELECT s.source_id, g.number, p.provider_id, p.name, r.title, r.objectives, r.results, r.content, r.certifying,
      r."entryLevel", r."exitLevel", r.rome, r.formacode, r.nsf, r.rncp, r.rs, r.certifinfo, r.codes,
      g.data #>> '{contact,name}', g.data #>> '{contact,email}', g.data #>> '{contact,phone}', r.url,
      r."updatedOn", r.dialect, g.hash
    FROM stage_training g
      JOIN catalogue.source s ON s.name = g.source
      JOIN catalogue.provider p ON p.source_id = s.source_id AND p.key = g.data #>> '{provider,key}'
      CROSS JOIN LATERAL jsonb_to_record(g.data) AS r(title text, objectives text, results text, content text,
        certifying boolean, "entryLevel" smallint, "exitLevel" smallint, rome text[], formacode text[], nsf text[],
        rncp text[], rs text[], certifinfo text[], codes text[], url text, "updatedOn" date, dialect text)
    ON CONFLICT (source_id, number) DO UPDATE SET
      provider_id = excluded.provider_id, provider_name = excluded.provider_name, title = excluded.title,
      objectives = excluded.objectives, results = excluded.results, content = excluded.content,
      certifying = excluded.certifying, entry_level = excluded.entry_level, exit_level = excluded.exit_level,
      rome = excluded.rome, formacode = excluded.formacode, nsf = excluded.nsf, rncp = excluded.rncp,
      rs = excluded.rs, certifinfo = excluded.certifinfo, codes = excluded.codes,
      contact_name = excluded.contact_name, contact_email = excluded.contact_email,
      contact_phone = excluded.contact_phone, url = excluded.url, updated_on = excluded.updated_on,
      dialect = excluded.dialect, hash = excluded.hash, changed_at = now(), closed_at = NULL
    WHERE t.hash <> excluded.hash OR t.closed_at IS NOT NULL
    RETURNING t.source_id, t.number, t.training_id, (xmax = 0) AS added
  ), link AS (
    UPDATE stage_training g SET training_id = k.training_id, fresh = put.training_id IS NOT NULL
    FROM (
      SELECT s.name AS source, g2.number, coalesce(t.training_id, put2.training_id) AS training_id
      FROM stage_training g2
        JOIN catalogue.source s ON s.name = g2.source
        LEFT JOIN catalogue.training t ON t.source_id = s.source_id AND t.number = g2.number
        LEFT JOIN put put2 ON put2.source_id = s.source_id AND put2.number = g2.number
    ) k LEFT JOIN put ON put.training_id = k.training_id
    WHERE g.source = k.source AND g.number = k.number
  )
  SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed,
    (SELECT count(*) FROM stage_training) - count(*) AS unchanged
  FROM put`;

const ACTIONS = `
  INSERT INTO catalogue.action
    (training_id, key, number, rhythm, full_time, part_time, work_study, work_study_terms, teaching_mode, permanent,
     level_required, conditions, audience, duration, hours_centre, hours_company, hours_total, languages, recruitment,
     costs, price, funding, publicly_funded, catering, housing, transport, accessibility, trainer_name, trainer_siret,
     trainer_email, trainer_phone, information_address, information_dates, url)
  SELECT g.training_id, r.key, r.number, r.rhythm, r."fullTime", r."partTime", r."workStudy", r."workStudyTerms",
    r."teachingMode", r.permanent, r."levelRequired", r.conditions, r.audience, r.duration, r."hoursCentre",
    r."hoursCompany", r."hoursTotal", r.languages, r.recruitment, r.costs, r.price, r.funding, r."publiclyFunded",
    r.catering, r.housing, r.transport, r.accessibility, r.trainer ->> 'name', r."trainerSiret",
    r.trainer ->> 'email', r.trainer ->> 'phone', r."informationAddress", r."informationDates", r.url
  FROM stage_training g
    CROSS JOIN LATERAL jsonb_to_recordset(g.data -> 'actions') AS r(key text, number text, rhythm text,
      "fullTime" boolean, "partTime" boolean, "workStudy" boolean, "workStudyTerms" text, "teachingMode" smallint,
      permanent boolean, "levelRequired" boolean, conditions text, audience text, duration text, "hoursCentre" integer,
      "hoursCompany" integer, "hoursTotal" integer, languages text[], recruitment text, costs text, price text,
      funding text, "publiclyFunded" boolean, catering text, housing text, transport text, accessibility text,
      trainer jsonb, "trainerSiret" text, "informationAddress" text[], "informationDates" date[], url text)
  WHERE g.fresh
  ON CONFLICT (training_id, key) DO UPDATE SET
    number = excluded.number, rhythm = excluded.rhythm, full_time = excluded.full_time,
    part_time = excluded.part_time, work_study = excluded.work_study, work_study_terms = excluded.work_study_terms,
    teaching_mode = excluded.teaching_mode, permanent = excluded.permanent, level_required = excluded.level_required,
    conditions = excluded.conditions, audience = excluded.audience, duration = excluded.duration,
    hours_centre = excluded.hours_centre, hours_company = excluded.hours_company, hours_total = excluded.hours_total,
    languages = excluded.languages, recruitment = excluded.recruitment, costs = excluded.costs, price = excluded.price,
    funding = excluded.funding, publicly_funded = excluded.publicly_funded, catering = excluded.catering,
    housing = excluded.housing, transport = excluded.transport, accessibility = excluded.accessibility,
    trainer_name = excluded.trainer_name, trainer_siret = excluded.trainer_siret,
    trainer_email = excluded.trainer_email, trainer_phone = excluded.trainer_phone,
    information_address = excluded.information_address, information_dates = excluded.information_dates,
    url = excluded.url`;

const PLACES = `
  WITH gone AS (
    DELETE FROM catalogue.place p USING catalogue.action a, stage_training g
    WHERE p.action_id = a.action_id AND a.training_id = g.training_id AND g.fresh
  )
  INSERT INTO catalogue.place AS p
    (action_id, position, name, address, postal_code, commune, commune_key, insee, department, latitude, longitude)
  SELECT a.action_id, l.position, r.name, r.address, r."postalCode", r.commune, r."communeKey", r.insee, r.department,
    r.latitude, r.longitude
  FROM stage_training g
    CROSS JOIN LATERAL jsonb_array_elements(g.data -> 'actions') AS c(action)
    JOIN catalogue.action a ON a.training_id = g.training_id AND a.key = c.action ->> 'key'
    CROSS JOIN LATERAL jsonb_array_elements(c.action -> 'places') WITH ORDINALITY AS l(place, position)
    CROSS JOIN LATERAL jsonb_to_record(l.place) AS r(name text, address text[], "postalCode" text, commune text,
      "communeKey" text, insee text, department text, latitude double precision, longitude double precision)
  WHERE g.fresh
  -- The rows taken away above are still there for this same statement.
  ON CONFLICT (action_id, position) DO UPDATE SET
    name = excluded.name, address = excluded.address, postal_code = excluded.postal_code, commune = excluded.commune,
    commune_key = excluded.commune_key, insee = excluded.insee, department = excluded.department,
    latitude = excluded.latitude, longitude = excluded.longitude`;

const LINK_SESSIONS = `
  UPDATE stage_session s SET action_id = a.action_id
  FROM stage_training g JOIN catalogue.action a ON a.training_id = g.training_id
  WHERE g.source = s.source AND g.number = s.number AND a.key = s.action_key`;

const SESSIONS = `
  WITH put AS (
    INSERT INTO catalogue.session AS t
      (source_id, training_id, action_id, key, number, starts_on, starts_latest, starts_precision, ends_on, ends_latest,
       ends_precision, enrol_from, enrol_until, enrol_terms, enrol_address, state, places_open, places_total, meetings,
       contact_name, contact_email, contact_phone, url, hash)
    SELECT o.source_id, a.training_id, a.action_id, g.key, r.number,
      (r.starts ->> 'first')::date, (r.starts ->> 'last')::date, r.starts ->> 'precision',
      (r.ends ->> 'first')::date, (r.ends ->> 'last')::date, r.ends ->> 'precision',
      r."enrolFrom", r."enrolUntil", r."enrolTerms", r."enrolAddress", r.state, r."placesOpen", r."placesTotal",
      r.meetings, r.contact ->> 'name', r.contact ->> 'email', r.contact ->> 'phone', r.url, g.hash
    FROM stage_session g
      JOIN catalogue.source o ON o.name = g.source
      JOIN catalogue.action a ON a.action_id = g.action_id
      CROSS JOIN LATERAL jsonb_to_record(g.data) AS r(number text, starts jsonb, ends jsonb, "enrolFrom" date,
        "enrolUntil" date, "enrolTerms" text, "enrolAddress" text[], state text, "placesOpen" integer,
        "placesTotal" integer, meetings jsonb, contact jsonb, url text)
    ON CONFLICT (action_id, key) DO UPDATE SET
      number = excluded.number, starts_on = excluded.starts_on, starts_latest = excluded.starts_latest,
      starts_precision = excluded.starts_precision, ends_on = excluded.ends_on, ends_latest = excluded.ends_latest,
      ends_precision = excluded.ends_precision, enrol_from = excluded.enrol_from, enrol_until = excluded.enrol_until,
      enrol_terms = excluded.enrol_terms, enrol_address = excluded.enrol_address, state = excluded.state,
      places_open = excluded.places_open, places_total = excluded.places_total, meetings = excluded.meetings,
      contact_name = excluded.contact_name, contact_email = excluded.contact_email,
      contact_phone = excluded.contact_phone, url = excluded.url, hash = excluded.hash, changed_at = now(),
      closed_at = NULL
    WHERE t.hash <> excluded.hash OR t.closed_at IS NOT NULL
    RETURNING (xmax = 0) AS added
  )
  SELECT count(*) FILTER (WHERE added) AS added, count(*) FILTER (WHERE NOT added) AS changed,
    (SELECT count(*) FROM stage_session) - count(*) AS unchanged
  FROM put`;

const CLOSE_SESSIONS = `
  UPDATE catalogue.session t SET closed_at = now()
  FROM catalogue.source o, catalogue.training g, catalogue.action a
  WHERE o.name = ANY ($1) AND t.source_id = o.source_id AND t.closed_at IS NULL
    AND g.training_id = t.training_id AND a.action_id = t.action_id
    AND NOT EXISTS (SELECT FROM stage_session s WHERE s.action_id = t.action_id AND s.key = t.key)
    -- An offer that this time could not be read has not disappeared.
    AND NOT EXISTS (SELECT FROM stage_keep k WHERE k.source = o.name AND k.number = g.number
      AND (k.action_key IS NULL OR (k.action_key = a.key AND k.session_key = t.key)))`;

const CLOSE_TRAININGS = `
  UPDATE catalogue.training t SET closed_at = now()
  FROM catalogue.source o
  WHERE o.name = ANY ($1) AND t.source_id = o.source_id AND t.closed_at IS NULL
    AND NOT EXISTS (SELECT FROM stage_training s WHERE s.source = o.name AND s.number = t.number)
    AND NOT EXISTS (SELECT FROM stage_keep k WHERE k.source = o.name AND k.number = t.number)`;
