-- Uses up a one-time link: starts a session of 30 minutes that may touch its one referral only.
-- takes: the link's token, session token (32 random bytes), client (keyed hash of the address)
-- returns: code, referral, purpose. Granted to ecluse_signin alone (law 5).
-- refusals: rate_limited, link_unknown, link_revoked, link_used, link_expired, account_suspended.
-- The reasons after link_unknown are told only to somebody who holds the link.
CREATE OR REPLACE FUNCTION identity.redeem_link(p_link bytea, p_token bytea, p_client bytea DEFAULT '\x')
RETURNS TABLE (code text, referral bigint, purpose text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_link identity.link;
  v_state text;
BEGIN
  IF NOT identity.may_try('link', p_client) THEN
    RETURN QUERY SELECT 'rate_limited'::text, NULL::bigint, NULL::text;
    RETURN;
  END IF;
  -- The row lock serialises two clicks on one link; the second sees redeemed_at.
  UPDATE identity.link l SET attempts = l.attempts + 1
   WHERE l.token_hash = pg_catalog.sha256(p_link)
  RETURNING l.* INTO v_link;
  SELECT a.state INTO v_state FROM identity.account a WHERE a.account_id = v_link.account_id;
  code := CASE
    WHEN v_link.token_hash IS NULL OR p_token IS NULL OR pg_catalog.length(p_token) <> 32 THEN 'link_unknown'
    WHEN v_link.attempts > 10 THEN 'rate_limited'
    WHEN v_link.revoked_at IS NOT NULL THEN 'link_revoked'
    WHEN v_link.redeemed_at IS NOT NULL THEN 'link_used'
    WHEN v_link.expires_at <= pg_catalog.now() THEN 'link_expired'
    WHEN v_state IS DISTINCT FROM 'active' THEN 'account_suspended'
  END;
  IF code IS NOT NULL THEN
    PERFORM identity.count_failure('link', p_client);
    PERFORM identity.write_entry(v_link.account_id, 'identity.redeem_link', code);
    RETURN NEXT;
    RETURN;
  END IF;
  UPDATE identity.link l SET redeemed_at = pg_catalog.now() WHERE l.token_hash = v_link.token_hash;
  UPDATE identity.session s SET ended_at = pg_catalog.now(), ended_why = 'replaced'
   WHERE s.account_id = v_link.account_id AND s.scope_referral = v_link.referral_id AND s.ended_at IS NULL;
  INSERT INTO identity.session (token_hash, account_id, structure_id, method, scope_referral, idle_until, ends_at)
  VALUES (pg_catalog.sha256(p_token), v_link.account_id, v_link.structure_id, 'link', v_link.referral_id,
          pg_catalog.now() + interval '30 minutes', pg_catalog.now() + interval '30 minutes');
  PERFORM identity.write_entry(v_link.account_id, 'identity.redeem_link', NULL,
    pg_catalog.jsonb_build_object('purpose', v_link.purpose));
  referral := v_link.referral_id;
  purpose := v_link.purpose;
  RETURN NEXT;
END
$$;
