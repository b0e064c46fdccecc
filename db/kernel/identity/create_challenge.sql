-- Remembers a challenge for five minutes, and forgets those that are over.
-- takes: challenge (at least 32 random bytes; its hash is kept), purpose (enrol | sign_in | presence | key_change),
--        what it is bound to: the enrolment token or the session token (null for sign_in)
-- returns: nothing
CREATE OR REPLACE FUNCTION identity.create_challenge(p_challenge bytea, p_purpose text, p_bound_to bytea)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  -- SKIP LOCKED: two sign-ins at once must not wait for each other's housekeeping.
  DELETE FROM identity.challenge c
   WHERE c.challenge_hash IN (SELECT d.challenge_hash FROM identity.challenge d
                               WHERE d.expires_at <= pg_catalog.now() LIMIT 100 FOR UPDATE SKIP LOCKED);
  INSERT INTO identity.challenge (challenge_hash, purpose, bound_to)
  VALUES (pg_catalog.sha256(p_challenge), p_purpose, pg_catalog.sha256(p_bound_to));
END
$$;
