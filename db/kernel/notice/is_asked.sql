-- Whether a wish to send waits for its second person. Inner function.
CREATE OR REPLACE FUNCTION notice.is_asked(p_request bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM gate.request AS r
    WHERE r.request_id = p_request AND r.state = 'waiting' AND r.expires_at > clock_timestamp())
$$;
