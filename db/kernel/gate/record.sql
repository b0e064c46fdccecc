-- Writes one act down: its entry, its traces and, when it is allowed, its charge and what may be
-- taken after COMMIT. The only writer of budgets. Returns the entry's id.
-- Takes the facts (counted by gate.count_budgets when there is a class to charge), the refusal or null, and a
-- detail for the log: codes and counts, never personal data.
--
-- The log keeps declared words only: what a caller invents must not stand in it, nor on the person's own page.
CREATE OR REPLACE FUNCTION gate.record(f gate.facts, p_code text, p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  entry bigint := nextval('ledger.entry_id');
  this_hour integer := gate.hour(f.at);
BEGIN
  IF NOT gate.is_purpose(f.purpose) THEN
    f.purpose := '?';
  END IF;
  IF p_code IS NOT NULL THEN
    IF NOT f.operation_known THEN
      f.operation := '?';
    END IF;
    IF NOT coalesce(f.fields <@ f.operation_fields, false) THEN
      f.fields := ARRAY(SELECT x FROM unnest(f.fields[1:20]) AS x WHERE x = ANY (f.operation_fields)) || '{?}'::text[];
    END IF;
    IF f.people IS NULL AND f.subjects > 0 THEN
      p_detail := coalesce(p_detail, '{}') || jsonb_build_object('asked', f.subjects);
    END IF;
  END IF;

  -- A person whom the structure has seen this hour counts already: the common case, and nothing to do.
  IF p_code IS NULL AND f.operation_class IS NOT NULL AND (this_hour > ANY (f.hours)) IS NOT FALSE AND f.subjects > 0 THEN
    WITH person AS (
      -- Each person counts in the hour in which the structure last saw it …
      INSERT INTO gate.structure_person AS s (structure_id, class, beneficiary_id, hour)
      SELECT f.account_structure_id, f.operation_class, p.id, this_hour FROM unnest(f.people, f.hours) AS p(id, hour)
      WHERE p.hour IS NULL OR p.hour < this_hour
      ON CONFLICT (structure_id, class, beneficiary_id) DO UPDATE SET hour = excluded.hour
    )
    -- … and leaves the hour in which it counted before.
    INSERT INTO gate.structure_hour AS h (structure_id, class, hour, people)
    SELECT f.account_structure_id, f.operation_class, move.hour, sum(move.n)
    FROM unnest(f.hours) AS p(hour)
    CROSS JOIN LATERAL (VALUES (this_hour, 1), (p.hour, -1)) AS move(hour, n)
    WHERE (p.hour IS NULL OR p.hour < this_hour) AND move.hour >= this_hour - 24
    GROUP BY move.hour
    ON CONFLICT (structure_id, class, hour) DO UPDATE SET people = h.people + excluded.people;
  END IF;

  WITH trace AS (
    INSERT INTO ledger.trace AS t (structure_id, account_id, class, allowed, day, beneficiary_id,
      subject_structure_id, first_at, last_at, times, operations, purposes, fields)
    SELECT f.account_structure_id, f.account_id, coalesce(f.operation_class, 'none'), p_code IS NULL,
           (f.at AT TIME ZONE 'UTC')::date, p.id, p.structure_id, f.at, f.at, 1, ARRAY[f.operation],
           CASE WHEN f.purpose IS NULL THEN '{}' ELSE ARRAY[f.purpose] END, f.fields[1:20]
    FROM unnest(f.structures, f.people) AS p(structure_id, id)
    -- A refusal about a number that nobody has leaves no trace: there is nobody to read it.
    WHERE f.account_id IS NOT NULL AND (p_code IS NULL OR EXISTS (SELECT FROM vault.beneficiary AS b
      WHERE b.structure_id = p.structure_id AND b.beneficiary_id = p.id))
    ON CONFLICT (structure_id, account_id, class, allowed, day, beneficiary_id) DO UPDATE
    SET last_at = greatest(t.last_at, excluded.last_at),
        times = t.times + 1,
        operations = CASE WHEN t.operations @> excluded.operations OR cardinality(t.operations) > 20
                          THEN t.operations ELSE t.operations || excluded.operations END,
        purposes = CASE WHEN t.purposes @> excluded.purposes OR cardinality(t.purposes) > 10
                        THEN t.purposes ELSE t.purposes || excluded.purposes END,
        fields = CASE WHEN t.fields @> excluded.fields OR cardinality(t.fields) > 40
                      THEN t.fields ELSE t.fields || excluded.fields END
  ), pending AS (
    INSERT INTO gate.pending (entry_id, token_hash, xid, at, structure_ids, beneficiary_ids, fields, door)
    SELECT entry, f.token_hash, pg_current_xact_id(), clock_timestamp(), f.structures, f.people, f.fields, f.door
    WHERE p_code IS NULL AND f.door IS NOT NULL AND f.subjects > 0
  )
  INSERT INTO ledger.entry (structure_id, entry_id, at, account_id, operation, code, purpose,
                            subject_structures, subjects, fields, detail)
  VALUES (coalesce(f.account_structure_id, 0), entry, clock_timestamp(), f.account_id, coalesce(f.operation, '?'), p_code,
          f.purpose, coalesce(f.structures, '{}'), coalesce(f.people, '{}'), f.fields[1:20], coalesce(p_detail, '{}'));
  RETURN entry;
END
$$;
