-- Is somebody with one of these compound tokens already in my structure? Yes or no, never who.
-- A yes is charged like a name shown in a list, and who has used that budget up gets no answer at all: a refusal
-- only for a yes would tell. A no is not about anybody's file, yet tells that somebody is not here: so many questions
-- in 24 rolling hours (setting duplicate_checks), whatever the answers are.
-- One token of each kind, so that a question is about one person: with more, one no would tell of eight. What all of a
-- day's questions tell at most: gate.told_in_a_day. Returns {"code", "entry", "duplicate"}. Refusals: those of gate.ask; duplicate_checks.
CREATE OR REPLACE FUNCTION vault.check_duplicate(p_token bytea, p_indexes jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me record;
  v gate.verdict;
  hits gate.subject[] := '{}';
  refusal text;
  this_hour integer;
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  IF me.account_id IS NOT NULL THEN
    -- Before anything is read: of a thousand questions at once each counts those before it.
    PERFORM pg_advisory_xact_lock(hashtextextended('vault.check_duplicate', me.account_id));
    this_hour := floor(extract(epoch FROM clock_timestamp()) / 3600);
    refusal := CASE
      WHEN EXISTS (SELECT FROM gate.my_budget(p_token) AS b WHERE b.class = 'listed' AND b.used >= b.cap)
        THEN 'budget_account'
      WHEN NOT coalesce((SELECT coalesce(sum(c.asked), 0) FROM vault.duplicate_check AS c
                         WHERE c.structure_id = me.structure_id AND c.account_id = me.account_id AND c.hour >= this_hour - 24)
                        < (gate.setting('duplicate_checks'))::integer, false)
        THEN 'duplicate_checks' END;
  END IF;
  IF refusal IS NOT NULL THEN
    RETURN jsonb_build_object('code', refusal, 'duplicate', false, 'entry', ledger.append_entry(
      me.account_id, me.structure_id, 'dossier.check_duplicate', refusal, NULL, '{}', '{}', '{}')::text);
  END IF;
  SELECT coalesce(array_agg(DISTINCT ROW(i.structure_id, i.beneficiary_id)::gate.subject), '{}') INTO hits
  FROM (SELECT DISTINCT ON (y.pair->>0) y.pair->>0 AS kind, y.pair->>1 AS token
        FROM jsonb_array_elements(p_indexes) WITH ORDINALITY AS y(pair, n) ORDER BY y.pair->>0, y.n) AS x
  JOIN vault.blind_index AS i
    ON i.structure_id = me.structure_id AND i.kind = x.kind AND i.token = decode(x.token, 'hex')
  WHERE x.kind IN ('nir', 'name_year');
  v := gate.ask(p_token, 'dossier.check_duplicate', NULL, hits, '{}', '{}');
  IF v.code IS NULL THEN
    INSERT INTO vault.duplicate_check AS c (structure_id, account_id, hour, asked)
    VALUES (me.structure_id, me.account_id, this_hour, 1)
    ON CONFLICT (structure_id, account_id, hour) DO UPDATE SET asked = c.asked + 1;
  END IF;
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text,
                            'duplicate', v.code IS NULL AND cardinality(hits) > 0);
END
$$;
