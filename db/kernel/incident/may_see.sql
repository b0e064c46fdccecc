-- Whether this account may see this incident: the supervisors of the supervision that opened it, and those of a
-- supervision in charge of everywhere. State of the account is not looked at: gate.ask has. Inner function.
CREATE OR REPLACE FUNCTION incident.may_see(p_account bigint, p_incident bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM identity.account AS a
    JOIN identity.structure AS mine ON mine.structure_id = a.structure_id AND mine.kind = 'supervision'
    JOIN incident.incident AS i ON i.incident_id = p_incident
    WHERE a.account_id = p_account AND a.role = 'supervisor'
      AND (i.structure_id = mine.structure_id OR mine.department IS NULL))
$$;
