-- The structure's cap for a class; at its first use, an allotment taken from the instance's budget.
-- The sum of all allotments never exceeds the instance's cap (a CHECK on gate.instance_cap holds it), so the
-- instance is bounded without a lock shared between structures afterwards. 0 when nothing is left.
CREATE OR REPLACE FUNCTION gate.allot(p_structure bigint, p_class text) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  given integer;
BEGIN
  SELECT people INTO given FROM gate.structure_cap WHERE structure_id = p_structure AND class = p_class;
  IF FOUND THEN
    RETURN given;
  END IF;
  -- A training organisation sees the few who were sent to it: five times what one of its agents may, so that
  -- hundreds of them do not use up what the Missions Locales need.
  SELECT least(i.people - i.allotted,
               CASE WHEN s.kind = 'provider'
                    THEN coalesce(5 * (SELECT c.people FROM gate.cap AS c
                                      WHERE c.role = 'provider' AND NOT c.probation AND c.class = p_class), 0)
                    ELSE i.structure_default END) INTO given
  FROM gate.instance_cap AS i LEFT JOIN identity.structure AS s ON s.structure_id = p_structure
  WHERE i.class = p_class FOR UPDATE OF i;
  IF NOT FOUND OR coalesce(given, 0) <= 0 THEN
    RETURN 0;
  END IF;
  INSERT INTO gate.structure_cap (structure_id, class, people) VALUES (p_structure, p_class, given)
  ON CONFLICT DO NOTHING;
  IF FOUND THEN
    UPDATE gate.instance_cap SET allotted = allotted + given WHERE class = p_class;
  END IF;
  RETURN given;
END
$$;
