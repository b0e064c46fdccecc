-- Fixes the list of people exposed, from the log as it stands: who is new gets a pseudonym; who was in an earlier
-- fixing and is not in this one is marked, never removed, since a notice may have reached them.
-- Takes the session's token and the incident. Returns the refusal or null (those of incident.ask), and how many people.
CREATE OR REPLACE FUNCTION incident.fix(p_token bytea, p_incident bigint, OUT code text, OUT people integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET work_mem = '64MB' SET jit = off SET enable_sort = off AS $$
#variable_conflict use_column
DECLARE
  v gate.verdict := incident.ask(p_token, 'incident.fix', p_incident, true);
  i incident.incident;
  chosen bigint[];
  kinds incident.act_kind[];
  words text[];
  t timestamptz := clock_timestamp();
  most integer;
  n_added integer;
  n_gone integer;
  last bigint;
  place record;
BEGIN
  code := v.code;
  IF code IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT * INTO i FROM incident.incident AS x WHERE x.incident_id = p_incident;
  chosen := incident.chosen(p_incident);
  last := (SELECT max(e.entry_id) FROM incident.homes(chosen) AS h
           JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id);
  kinds := incident.acts(chosen, i.window_from, i.window_to);
  words := incident.words(kinds);
  most := coalesce((SELECT max(x.pseudonym) FROM incident.exposed AS x WHERE x.incident_id = p_incident), 0);

  SELECT * INTO place FROM incident.seen_at(chosen, words);
  EXECUTE format($sql$
    WITH found AS MATERIALIZED (
      SELECT s.*, s.bits & %1$s AS meant, NOT EXISTS (SELECT FROM incident.exposed AS x WHERE x.incident_id = $6
               AND x.structure_id = s.structure_id AND x.beneficiary_id = s.beneficiary_id) AS fresh
      FROM (%2$s) AS s
      WHERE (s.structure_id, s.beneficiary_id) NOT IN (SELECT c.structure_id, c.beneficiary_id FROM watch.canary AS c)
    ), meaning AS MATERIALIZED (
      SELECT m.meant, incident.unbits(m.meant, $7, false) AS fields, incident.unbits(m.meant, $7, true) AS classes
      FROM (SELECT DISTINCT f.meant FROM found AS f) AS m
    ), written AS (
      INSERT INTO incident.exposed AS x (incident_id, structure_id, beneficiary_id, pseudonym, fields, classes, first_at,
                                         last_at, times)
      SELECT $6, f.structure_id, f.beneficiary_id,
             -- A known person keeps its own pseudonym (the number here then serves nothing).
             CASE WHEN f.fresh THEN $8 + row_number() OVER (PARTITION BY f.fresh
               ORDER BY hashint8extended(f.beneficiary_id, $9), f.structure_id) ELSE 0 END,
             m.fields, m.classes, f.first_at, f.last_at, least(f.times, 2147483647)
      FROM found AS f JOIN meaning AS m ON m.meant = f.meant
      ON CONFLICT (incident_id, structure_id, beneficiary_id) DO UPDATE
      SET fields = excluded.fields, classes = excluded.classes, first_at = excluded.first_at, last_at = excluded.last_at,
          times = excluded.times, withdrawn_at = NULL
      RETURNING 1
    ), gone AS (
      UPDATE incident.exposed AS x SET withdrawn_at = $10
      WHERE x.incident_id = $6 AND x.withdrawn_at IS NULL
        AND (x.structure_id, x.beneficiary_id) NOT IN (SELECT f.structure_id, f.beneficiary_id FROM found AS f)
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM written), (SELECT count(*) FROM found AS f WHERE f.fresh), (SELECT count(*) FROM gone) $sql$,
    (1::bigint << cardinality(words)) - 1, incident.seen_sql(kinds, words))
  INTO people, n_added, n_gone
  USING place.accounts, place.structures, place.bits, i.window_from, i.window_to, p_incident, words, most, i.seed, t;

  UPDATE incident.incident AS x SET fixed_at = t, fixings = x.fixings + 1 WHERE x.incident_id = p_incident;
  INSERT INTO incident.fixing (incident_id, fixing, at, by, window_from, window_to, accounts, people, added, withdrawn,
                               last_entry, facts)
  VALUES (p_incident, i.fixings + 1, t, v.account_id, i.window_from, i.window_to, chosen, people, n_added, n_gone,
          coalesce(last, 0), incident.exposure(chosen, i.window_from, i.window_to));
  -- The process counts the minors among them (incident.next_minors). Of an exercise nobody is opened. The same people of
  -- the same choice keep the count that was made of them, done or not; any other list is counted an hour at the
  -- earliest after the last one that could be: else each fixing would open everybody's birth date again.
  IF NOT i.exercise THEN
    INSERT INTO incident.minors (incident_id, fixing, after, minors, adults, unknown, done_at, not_before)
    SELECT p_incident, i.fixings + 1, m.after, m.minors, m.adults, m.unknown, m.done_at, m.not_before
    FROM incident.minors AS m
    JOIN incident.fixing AS x ON x.incident_id = m.incident_id AND x.fixing = m.fixing
    WHERE m.incident_id = p_incident AND m.fixing = i.fixings AND n_added = 0 AND n_gone = 0
      AND x.people = fix.people AND x.window_from = i.window_from AND x.window_to = i.window_to AND x.accounts = chosen;
    IF NOT FOUND THEN
      INSERT INTO incident.minors (incident_id, fixing, done_at, not_before)
      SELECT p_incident, i.fixings + 1, CASE WHEN fix.people = 0 THEN t END,
             CASE WHEN fix.people = 0 THEN '-infinity' ELSE greatest(t, max(m.not_before) + interval '1 hour') END
      FROM incident.minors AS m WHERE m.incident_id = p_incident AND m.not_before <= t;
    END IF;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'incident.fix', NULL,
    jsonb_build_object('incident', p_incident, 'fixing', i.fixings + 1, 'people', people, 'added', n_added, 'withdrawn', n_gone));
END
$$;
