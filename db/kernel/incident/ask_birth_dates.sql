-- First half of the counting job's reveal: the birth date, and nothing else, of people of the part that is to be
-- counted now. The system is the actor; the entry names the incident and each person, and so does each person's journal.
-- No daily budget is charged: telling the authority how many minors there are is a duty (GDPR art. 33(3)(a)). What
-- bounds it instead: only people of a list that a supervisor fixed, once in their turn, and nobody once they are counted.
-- An exercise opens nobody.
-- Takes the incident and the pseudonyms. Returns {"code", "people": [], "entry"}; who is who comes with the second half
-- (gate.take_whom). Refusals: not_found (one of them is not of that part, or has no date); breaker (somebody broke the
-- circuit of the instance or of one of their structures: the count goes on when it is lifted).
CREATE OR REPLACE FUNCTION incident.ask_birth_dates(p_incident bigint, p_people integer[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  f gate.facts;
  whom jsonb;
  code text;
  v gate.verdict;
BEGIN
  -- Whoever counts the same part meanwhile waits; a new fixing does too.
  PERFORM FROM incident.incident AS i WHERE i.incident_id = p_incident FOR SHARE;
  SELECT array_agg(p.structure_id ORDER BY p.pseudonym), array_agg(p.beneficiary_id ORDER BY p.pseudonym), count(*),
         jsonb_agg(jsonb_build_array(p.pseudonym::text, p.structure_id::text, p.beneficiary_id::text) ORDER BY p.pseudonym)
  INTO f.structures, f.people, f.subjects, whom
  FROM incident.minors_part(p_incident) AS p WHERE p.dated AND p.pseudonym = ANY (p_people);
  f.at := clock_timestamp();
  f.operation := 'incident.count_minors';
  f.operation_known := true;
  f.operation_fields := '{birthDate}';
  f.fields := '{birthDate}';
  f.role := 'system';
  f.probation := false;
  f.account_structure_id := (SELECT i.structure_id FROM incident.incident AS i WHERE i.incident_id = p_incident);
  IF f.subjects = 0 OR f.subjects <> cardinality(p_people) THEN
    code := 'not_found';
    f.subjects := 0;
    f.structures := '{}';
    f.people := '{}';
  ELSIF EXISTS (SELECT FROM gate.breaker AS b WHERE b.structure_id = 0 OR b.structure_id = ANY (f.structures)) THEN
    code := 'breaker';
  ELSE
    f.door := 'vault';
    f.token_hash := sha256('system'::bytea);
  END IF;
  v := (gate.settle(ARRAY[f], ARRAY[code],
    ARRAY[jsonb_build_object('incident', p_incident, 'people', f.subjects)]))[1];
  IF v.code IS NULL THEN
    -- gate.settle leaves a trace of accounts only; here nobody acted, and the person must see it all the same.
    INSERT INTO ledger.trace AS t (structure_id, account_id, class, allowed, day, beneficiary_id, subject_structure_id,
                                   first_at, last_at, times, operations, purposes, fields)
    SELECT f.account_structure_id, 0, 'none', true, (f.at AT TIME ZONE 'UTC')::date, p.id, p.structure_id, f.at, f.at, 1,
           ARRAY[f.operation], '{}', f.fields
    FROM unnest(f.structures, f.people) AS p(structure_id, id)
    ON CONFLICT (structure_id, account_id, class, allowed, day, beneficiary_id) DO UPDATE
    SET last_at = greatest(t.last_at, excluded.last_at), times = t.times + 1;
    PERFORM gate.note_page('system'::bytea, v.entry_id, 'job', 'minors', jsonb_build_object('whom', whom));
  END IF;
  RETURN jsonb_build_object('code', v.code, 'people', '[]'::jsonb, 'entry', v.entry_id::text);
END
$$;
