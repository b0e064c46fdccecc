-- Claims the next notices of one incident and channel for a run: committed before anything is opened or sent.
-- The pace is held here, whatever the number of processes: at most per_minute in a minute (letters are not paced).
-- Takes the run, the incident, the channel, after which number (0: from the beginning), how many at most (500).
-- Returns for each: its number, the structure's name, what was exposed as far as the vault has it, when, the pseudonym.
CREATE OR REPLACE FUNCTION notice.claim(p_run bigint, p_incident bigint, p_channel text, p_after bigint, p_limit integer)
RETURNS TABLE (notice_id bigint, structure_name text, fields text[], first_at timestamptz, last_at timestamptz, pseudonym integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
  c notice.campaign;
  t timestamptz := clock_timestamp();
  most integer := least(greatest(p_limit, 1), 500);
  level double precision;
  taken bigint[];
BEGIN
  SELECT x.* INTO c FROM notice.campaign AS x WHERE x.incident_id = p_incident AND x.state = 'running' FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF p_channel <> 'letter' THEN
    level := least(c.per_minute, c.drops + extract(epoch FROM t - c.dropped_at) * c.per_minute / 60);
    most := least(most, floor(level)::integer);
  END IF;
  IF most < 1 THEN
    RETURN;
  END IF;
  WITH next AS MATERIALIZED (
    SELECT n.notice_id FROM notice.notice AS n
    WHERE n.incident_id = p_incident AND n.channel = p_channel AND n.state = 'queued' AND n.notice_id > p_after AND n.due_at <= t
    ORDER BY n.notice_id LIMIT most FOR UPDATE SKIP LOCKED
  ), got AS (
    UPDATE notice.notice AS n SET state = 'claimed', run = p_run FROM next WHERE n.notice_id = next.notice_id
    RETURNING n.notice_id
  )
  SELECT array_agg(g.notice_id) INTO taken FROM got AS g;
  IF taken IS NULL THEN
    RETURN;
  END IF;
  IF p_channel <> 'letter' THEN
    UPDATE notice.campaign AS x SET drops = level - cardinality(taken), dropped_at = t WHERE x.incident_id = p_incident;
  END IF;
  RETURN QUERY
  SELECT n.notice_id, s.name, notice.seen(e), e.first_at, e.last_at, e.pseudonym
  FROM notice.notice AS n
  JOIN incident.exposed AS e ON e.incident_id = n.incident_id AND e.structure_id = n.structure_id AND e.beneficiary_id = n.beneficiary_id
  JOIN identity.structure AS s ON s.structure_id = n.structure_id
  WHERE n.notice_id = ANY (taken) ORDER BY n.notice_id;
END
$$;
