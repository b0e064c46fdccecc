-- The next people whose age is to be counted, of one incident's latest fixing, in the order of their pseudonyms. Inner
-- function: of whoever counts, asks to open, and keeps, so that the three mean the same people.
-- Empty before the moment from which this fixing may be counted (incident.fix).
-- dated: the vault has a birth date of this person. on_day: in Paris, when the person was first seen.
CREATE OR REPLACE FUNCTION incident.minors_part(p_incident bigint)
RETURNS TABLE (fixing integer, after integer, pseudonym integer, structure_id bigint, beneficiary_id bigint, dated boolean, on_day date)
LANGUAGE sql STABLE AS $$
  SELECT m.fixing, m.after, e.pseudonym, e.structure_id, e.beneficiary_id,
         EXISTS (SELECT FROM vault.sealed AS s WHERE s.structure_id = e.structure_id
                   AND s.beneficiary_id = e.beneficiary_id AND s.field = 'birthDate'),
         (e.first_at AT TIME ZONE 'Europe/Paris')::date
  FROM incident.minors AS m
  JOIN incident.incident AS i ON i.incident_id = m.incident_id AND i.fixings = m.fixing AND NOT i.exercise
  CROSS JOIN LATERAL (SELECT x.* FROM incident.exposed AS x
    WHERE x.incident_id = m.incident_id AND x.pseudonym > m.after AND x.withdrawn_at IS NULL
    ORDER BY x.pseudonym LIMIT 200) AS e
  WHERE m.incident_id = p_incident AND m.done_at IS NULL AND m.not_before <= now()
$$;
