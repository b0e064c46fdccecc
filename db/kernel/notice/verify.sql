-- Whether a code is of a notice that we sent. Open to anybody: the page /verifier.
-- Takes the keyed hash of a code. Returns null, or {"at", "channel", "structure", "exercise", "seen"}: never whom.
CREATE OR REPLACE FUNCTION notice.verify(p_hash bytea) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  SELECT jsonb_build_object('at', n.closed_at, 'channel', n.channel, 'structure', s.name, 'exercise', i.exercise,
                            'seen', notice.seen(e))
  FROM notice.notice AS n
  JOIN incident.incident AS i ON i.incident_id = n.incident_id
  JOIN incident.exposed AS e ON e.incident_id = n.incident_id AND e.structure_id = n.structure_id AND e.beneficiary_id = n.beneficiary_id
  JOIN identity.structure AS s ON s.structure_id = n.structure_id
  WHERE n.code_hash = p_hash AND n.state IN ('sending', 'sent', 'bounced', 'printed', 'doubt')
  LIMIT 1
$$;
