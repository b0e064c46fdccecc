-- First half of the notice job's reveal: name and address of the people whose notices this run has claimed, one channel
-- at a time, and nothing else. The system is the actor; the entry names each person.
-- No daily budget is charged: informing everybody without delay is a duty (GDPR art. 34). What bounds it instead: only
-- people of an incident whose notices two supervisors approved, only while they run, only their own pending notice, at
-- the approved pace. An exercise opens nobody.
-- Takes the run and the numbers (at most 200). Returns {"code", "people": [], "entry"}; which number is whose comes with
-- the second half (gate.take_whom).
CREATE OR REPLACE FUNCTION notice.ask_open(p_run bigint, p_notices bigint[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  f gate.facts;
  channels text[];
  about bigint;
  incidents bigint;
  supervision bigint;
  whom jsonb;
  code text;
  v gate.verdict;
BEGIN
  SELECT array_agg(DISTINCT n.channel), min(n.incident_id), count(DISTINCT n.incident_id), min(c.structure_id),
         array_agg(n.structure_id ORDER BY n.notice_id), array_agg(n.beneficiary_id ORDER BY n.notice_id), count(*),
         jsonb_agg(jsonb_build_array(n.notice_id::text, n.structure_id::text, n.beneficiary_id::text) ORDER BY n.notice_id)
  INTO channels, about, incidents, supervision, f.structures, f.people, f.subjects, whom
  FROM notice.notice AS n
  JOIN notice.campaign AS c ON c.incident_id = n.incident_id AND c.state = 'running'
  JOIN incident.incident AS i ON i.incident_id = n.incident_id AND NOT i.exercise
  WHERE n.notice_id = ANY (p_notices) AND n.run = p_run AND n.state = 'claimed' AND cardinality(p_notices) BETWEEN 1 AND 200;
  f.at := clock_timestamp();
  f.operation := 'notice.open';
  f.operation_known := true;
  f.operation_fields := '{summary,email,phone,address}';
  f.role := 'system';
  f.probation := false;
  f.account_structure_id := supervision;
  IF f.subjects <> cardinality(p_notices) OR cardinality(channels) <> 1 OR incidents <> 1 THEN
    code := 'not_found';
    f.subjects := 0;
    f.structures := '{}';
    f.people := '{}';
    f.fields := '{}';
  ELSE
    f.fields := ARRAY['summary', CASE channels[1] WHEN 'sms' THEN 'phone' WHEN 'letter' THEN 'address' ELSE 'email' END];
    f.door := 'vault';
    f.token_hash := sha256('system'::bytea);
  END IF;
  v := (gate.settle(ARRAY[f], ARRAY[code], ARRAY[jsonb_build_object('incident', about)]))[1];
  IF v.code IS NULL THEN
    PERFORM gate.note_page('system'::bytea, v.entry_id, 'job', 'notices', jsonb_build_object('whom', whom));
  END IF;
  RETURN jsonb_build_object('code', v.code, 'people', '[]'::jsonb, 'entry', v.entry_id::text);
END
$$;
