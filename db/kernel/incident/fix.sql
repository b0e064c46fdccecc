-- Fixes the list of people exposed, from the log as it stands: who is new gets a pseudonym; who was in an earlier
-- fixing and is not in this one is marked, never removed, since a notice may have reached them.
-- Takes the session's token and the incident. Returns the refusal or null (those of incident.ask), and how many people.
CREATE OR REPLACE FUNCTION incident.fix(p_token bytea, p_incident bigint, OUT code text, OUT people integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET work_mem = '64MB' SET jit = off AS $$
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

  WITH found AS MATERIALIZED (
    SELECT p.*, NOT EXISTS (SELECT FROM incident.exposed AS x WHERE x.incident_id = p_incident
                              AND x.structure_id = p.structure_id AND x.beneficiary_id = p.beneficiary_id) AS fresh
    FROM incident.people(kinds, words, chosen, i.window_from, i.window_to) AS p
  ), meaning AS MATERIALIZED (
    SELECT m.fields, m.classes, incident.unbits(m.fields, words) AS field_words,
           incident.unbits(m.classes, incident.classes()) AS class_words
    FROM (SELECT DISTINCT f.fields, f.classes FROM found AS f) AS m
  ), written AS (
    INSERT INTO incident.exposed AS x (incident_id, structure_id, beneficiary_id, pseudonym, fields, classes, first_at,
                                       last_at, times)
    SELECT p_incident, f.structure_id, f.beneficiary_id,
           -- A known person keeps its own pseudonym (the number here then serves nothing).
           CASE WHEN f.fresh THEN most + row_number() OVER (PARTITION BY f.fresh
             ORDER BY hashint8extended(f.beneficiary_id, i.seed), f.structure_id) ELSE 0 END,
           m.field_words, m.class_words, f.first_at, f.last_at, least(f.times, 2147483647)
    FROM found AS f JOIN meaning AS m ON m.fields = f.fields AND m.classes = f.classes
    ON CONFLICT (incident_id, structure_id, beneficiary_id) DO UPDATE
    SET fields = excluded.fields, classes = excluded.classes, first_at = excluded.first_at, last_at = excluded.last_at,
        times = excluded.times, withdrawn_at = NULL
    RETURNING 1
  ), gone AS (
    UPDATE incident.exposed AS x SET withdrawn_at = t
    WHERE x.incident_id = p_incident AND x.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT FROM found AS f WHERE f.structure_id = x.structure_id AND f.beneficiary_id = x.beneficiary_id)
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM written), (SELECT count(*) FROM found AS f WHERE f.fresh), (SELECT count(*) FROM gone)
  INTO people, n_added, n_gone;

  UPDATE incident.incident AS x SET fixed_at = t, fixings = x.fixings + 1 WHERE x.incident_id = p_incident;
  INSERT INTO incident.fixing (incident_id, fixing, at, by, window_from, window_to, accounts, people, added, withdrawn,
                               last_entry, facts)
  VALUES (p_incident, i.fixings + 1, t, v.account_id, i.window_from, i.window_to, chosen, people, n_added, n_gone,
          coalesce(last, 0), jsonb_build_object('kinds', (SELECT coalesce(jsonb_agg(jsonb_build_array(
            k.operation, k.code, k.entries, k.first_at, k.last_at, k.shown <> '{}') ORDER BY k.first_at), '[]')
            FROM unnest(kinds) AS k)));
  PERFORM identity.write_entry(v.account_id, 'incident.fix', NULL,
    jsonb_build_object('incident', p_incident, 'fixing', i.fixings + 1, 'people', people, 'added', n_added, 'withdrawn', n_gone));
END
$$;
