-- Uses up a challenge: it answers yes once, within five minutes, for its own purpose and owner.
-- takes: challenge, purpose, the token it was bound to (null for sign_in)
-- returns: true when it was live; a challenge shown for the wrong purpose is spent all the same
CREATE OR REPLACE FUNCTION identity.take_challenge(p_challenge bytea, p_purpose text, p_bound_to bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_challenge identity.challenge;
BEGIN
  DELETE FROM identity.challenge c WHERE c.challenge_hash = pg_catalog.sha256(p_challenge)
  RETURNING c.* INTO v_challenge;
  RETURN coalesce(v_challenge.purpose = p_purpose
    AND v_challenge.bound_to IS NOT DISTINCT FROM pg_catalog.sha256(p_bound_to)
    AND v_challenge.expires_at > pg_catalog.now(), false);
END
$$;
