-- A setting of the approvals that is a whole number, within its bounds. A fault when it is missing or out of them: a
-- bound that is not there must not mean "no bound".
CREATE OR REPLACE FUNCTION gate.number(p_name text) RETURNS integer
LANGUAGE plpgsql STABLE AS $$
DECLARE
  n integer;
BEGIN
  SELECT (s.value #>> '{}')::integer INTO n
  FROM (VALUES ('probation_days', 1, 90), ('request_hours', 1, 168), ('pending_invitations', 1, 50), ('approvals_a_day', 1, 10),
               ('review_days', 30, 366), ('review_grace_days', 1, 60), ('recovery_hours', 24, 168), ('cover_days', 1, 120),
               ('assign_files', 1, 2000), ('sso_pending', 1, 200), ('notice_attempts', 1, 20),
               ('values_before_days', 30, 730), ('sso_pending_days', 1, 90)
       ) AS b(name, least, most)
  JOIN gate.setting AS s ON s.name = b.name
  WHERE b.name = p_name AND (s.value #>> '{}')::integer BETWEEN b.least AND b.most;
  IF n IS NULL THEN
    RAISE EXCEPTION 'setting % is missing or out of its bounds', p_name;
  END IF;
  RETURN n;
END
$$;
