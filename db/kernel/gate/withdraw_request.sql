-- Withdraws one's own wish that still waits.
-- Takes the session's token and the request. Returns null, or: those of gate.ask, not_found (also somebody else's),
-- request_closed.
CREATE OR REPLACE FUNCTION gate.withdraw_request(p_token bytea, p_request bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
  r gate.request;
  code text;
BEGIN
  v := gate.ask(p_token, 'request.withdraw', NULL, '{}', '{}', jsonb_build_object('request', p_request));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  END IF;
  SELECT x.* INTO r FROM gate.request AS x WHERE x.request_id = p_request FOR UPDATE;
  code := CASE WHEN r.requested_by IS DISTINCT FROM v.account_id THEN 'not_found'
               WHEN r.state <> 'waiting' THEN 'request_closed' END;
  IF code IS NULL THEN
    UPDATE gate.request AS x SET state = 'withdrawn', decided_by = v.account_id, decided_at = clock_timestamp(),
      payload = gate.without_names(x.kind, x.payload)
    WHERE x.request_id = p_request;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'request.withdraw', code, jsonb_build_object('request', p_request, 'kind', r.kind));
  RETURN code;
END
$$;
