-- Writes the chosen accounts down, in their order, in place of the former choice. Inner function.
CREATE OR REPLACE FUNCTION incident.choose(p_incident bigint, p_accounts bigint[]) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM incident.account AS a WHERE a.incident_id = p_incident;
  INSERT INTO incident.account (incident_id, account_id, structure_id, ordinal)
  SELECT p_incident, a.account_id, a.structure_id, (row_number() OVER (ORDER BY x.n))::integer
  FROM (SELECT w.id, min(w.n) AS n FROM unnest(p_accounts) WITH ORDINALITY AS w(id, n) GROUP BY w.id) AS x
  JOIN identity.account AS a ON a.account_id = x.id
$$;
