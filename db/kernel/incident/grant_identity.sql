-- The second person agreed: whoever asked may look for two hours. Both stand in the timeline. Inner function, called
-- by gate.apply_request alone.
CREATE OR REPLACE FUNCTION incident.grant_identity(r gate.request, p_approver bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  about bigint := ((r).payload ->> 'incident')::bigint;
  person integer := ((r).payload ->> 'person')::integer;
BEGIN
  PERFORM FROM incident.incident AS i WHERE i.incident_id = about FOR NO KEY UPDATE;
  INSERT INTO incident.lift (request_id, incident_id, structure_id, beneficiary_id, pseudonym, account_id, approved_by, until, exercise)
  SELECT (r).request_id, about, e.structure_id, e.beneficiary_id, person, (r).requested_by, p_approver,
         clock_timestamp() + interval '2 hours', i.exercise
  FROM incident.exposed AS e JOIN incident.incident AS i ON i.incident_id = e.incident_id
  WHERE e.incident_id = about AND e.pseudonym = person;
  PERFORM incident.write_person_item(about, p_approver, 'identity_granted', person, NULL);
END
$$;
