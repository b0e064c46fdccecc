-- Makes the next channel's notice for each that failed or bounced. Inner function; repeating it changes nothing.
CREATE OR REPLACE FUNCTION notice.go_on(p_notices bigint[]) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO notice.notice (incident_id, structure_id, beneficiary_id, channel, state)
  SELECT n.incident_id, n.structure_id, n.beneficiary_id, coalesce(f.channel, 'none'),
         CASE WHEN f.channel IS NULL THEN 'unreachable' ELSE 'queued' END
  FROM notice.notice AS n
  JOIN notice.campaign AS c ON c.incident_id = n.incident_id
  CROSS JOIN LATERAL (SELECT notice.first_channel(n.structure_id, n.beneficiary_id, c.channels, n.channel) AS channel) AS f
  WHERE n.notice_id = ANY (p_notices) AND n.state IN ('failed', 'bounced')
  ON CONFLICT DO NOTHING
$$;
