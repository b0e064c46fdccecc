-- Who acts, as the pages show it. It proves nothing to the kernel, which looks the token up by itself.
-- takes: session token
-- returns: account, structure, role, names, method, presence_until, limits, scope; no row when not live.
-- Being seen pushes the idle limit on (30 minutes, never beyond the absolute one), written at most once a minute.
CREATE OR REPLACE FUNCTION identity.session_view(p_token bytea)
RETURNS TABLE (account_id bigint, structure_id bigint, role text, display_name text, structure_name text, method text,
  presence_until timestamptz, idle_until timestamptz, ends_at timestamptz, scope_referral bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_session identity.session;
BEGIN
  SELECT * INTO v_session FROM identity.live_session(p_token);
  IF v_session.token_hash IS NULL THEN
    RETURN;
  END IF;
  IF v_session.last_seen_at < pg_catalog.now() - interval '1 minute' THEN
    -- ended_at again: a session ended in between must not be touched.
    UPDATE identity.session s
       SET last_seen_at = pg_catalog.now(),
           idle_until = least(pg_catalog.now() + interval '30 minutes', s.ends_at)
     WHERE s.token_hash = v_session.token_hash AND s.ended_at IS NULL
    RETURNING s.idle_until INTO v_session.idle_until;
    IF NOT FOUND THEN
      RETURN;
    END IF;
  END IF;
  RETURN QUERY
    SELECT a.account_id, a.structure_id, a.role, a.display_name, t.name, v_session.method,
           identity.presence_until(v_session.presence_at), v_session.idle_until, v_session.ends_at,
           v_session.scope_referral
      FROM identity.account a
      JOIN identity.structure t ON t.structure_id = a.structure_id
     WHERE a.account_id = v_session.account_id;
END
$$;
