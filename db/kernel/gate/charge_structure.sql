-- Counts the people of one act for the structure: each person is counted in the hour it was last seen in.
CREATE OR REPLACE FUNCTION gate.charge_structure(
  p_structure bigint, p_class text, p_people bigint[], p_hour integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  moved integer := 0;
  moved_hours integer[];
BEGIN
  -- People already counted in an earlier hour leave that hour …
  SELECT array_agg(s.hour) INTO moved_hours FROM unnest(p_people) AS p(id)
  CROSS JOIN LATERAL (SELECT x.hour FROM gate.structure_person AS x
    WHERE x.structure_id = p_structure AND x.class = p_class AND x.beneficiary_id = p.id AND x.hour < p_hour
    OFFSET 0) AS s;
  IF moved_hours IS NOT NULL THEN
    UPDATE gate.structure_hour h SET people = h.people - m.n
    FROM (SELECT x AS hour, count(*)::integer AS n FROM unnest(moved_hours) AS x GROUP BY x) AS m
    WHERE h.structure_id = p_structure AND h.class = p_class AND h.hour = m.hour;
  END IF;
  -- … and all enter this one.
  INSERT INTO gate.structure_person AS s (structure_id, class, beneficiary_id, hour)
  SELECT p_structure, p_class, p, p_hour FROM unnest(p_people) AS p
  ON CONFLICT (structure_id, class, beneficiary_id) DO UPDATE SET hour = excluded.hour
  WHERE s.hour < excluded.hour;
  GET DIAGNOSTICS moved = ROW_COUNT;
  IF moved > 0 THEN
    INSERT INTO gate.structure_hour AS h (structure_id, class, hour, people)
    VALUES (p_structure, p_class, p_hour, moved)
    ON CONFLICT (structure_id, class, hour) DO UPDATE SET people = h.people + excluded.people;
  END IF;
END
$$;
