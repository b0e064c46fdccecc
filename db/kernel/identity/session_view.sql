-- Who acts, as the pages show it. It proves nothing to the kernel, which looks the token up by itself.
-- A session is bound to the network and the browser in which it was first seen (at sign-in, before its cookie is given
-- out), and to the browser's key where it has one: shown from elsewhere it is not served.
-- takes: session token, keyed hashes of the network and of the browser (null: not known, which a bound session
--        refuses), the device's cookie (null: none)
-- returns: code, account, structure, role, names, method, presence_until, limits, scope; no row when not live.
-- refusals, with nothing but the account in the row: session_moved (with its entry); frozen (the freeze that ended it is
--   in the log): whoever was in the middle of something is told why it stopped, for as long as the session would have lasted
-- Being seen pushes the idle limit on (30 minutes, never beyond the absolute one), written at most once a minute; being
-- refused does not.
CREATE OR REPLACE FUNCTION identity.session_view(
  p_token bytea, p_network bytea DEFAULT NULL, p_browser bytea DEFAULT NULL, p_device bytea DEFAULT NULL)
RETURNS TABLE (code text, account_id bigint, structure_id bigint, role text, display_name text, structure_name text,
  method text, presence_until timestamptz, idle_until timestamptz, ends_at timestamptz, scope_referral bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_session identity.session;
  v_changed text[];
BEGIN
  SELECT * INTO v_session FROM identity.live_session(p_token);
  IF v_session.token_hash IS NULL THEN
    SELECT 'frozen', s.account_id, s.method INTO code, account_id, method
    FROM identity.session s JOIN identity.account a ON a.account_id = s.account_id AND a.state = 'frozen'
    WHERE s.token_hash = pg_catalog.sha256(p_token) AND s.ended_why = 'frozen' AND s.ends_at > pg_catalog.now();
    IF FOUND THEN
      RETURN NEXT;
    END IF;
    RETURN;
  END IF;
  v_changed := identity.changed_since(v_session, p_network, p_browser, p_device);
  IF v_changed <> '{}' THEN
    code := 'session_moved';
    account_id := v_session.account_id;
    method := v_session.method;
    PERFORM identity.write_entry(account_id, 'identity.see_session', code,
      pg_catalog.jsonb_build_object('changed', v_changed));
    RETURN NEXT;
    RETURN;
  END IF;
  IF v_session.browser_hash IS NULL AND p_browser IS NOT NULL THEN
    -- By link, or by their own identity: a young person's phone changes between networks, and has no key to confirm that with.
    UPDATE identity.session s
       SET browser_hash = p_browser, network_hash = CASE WHEN s.method NOT IN ('link', 'young') THEN p_network END
     WHERE s.token_hash = v_session.token_hash AND s.browser_hash IS NULL;
    IF NOT FOUND THEN
      RETURN; -- two first sights at once: the other one bound it
    END IF;
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
    SELECT NULL::text, a.account_id, a.structure_id, a.role, a.display_name, t.name, v_session.method,
           identity.presence_until(v_session.presence_at), v_session.idle_until, v_session.ends_at,
           v_session.scope_referral
      FROM identity.account a
      JOIN identity.structure t ON t.structure_id = a.structure_id
     WHERE a.account_id = v_session.account_id;
END
$$;
