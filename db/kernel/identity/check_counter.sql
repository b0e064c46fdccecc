-- Moves a passkey's signature counter forward. A counter that does not grow means that the key was
-- copied (or rolled back): refused, and the stored counter stays where it was.
-- takes: credential id, counter of the verified answer
-- returns: code. Keys that do not count (always 0, as synchronised passkeys) pass. Not granted to anyone.
-- refusals: passkey_unknown, passkey_cloned
CREATE OR REPLACE FUNCTION identity.check_counter(p_credential text, p_counter bigint)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_counter bigint;
BEGIN
  SELECT k.counter INTO v_counter FROM identity.passkey k WHERE k.credential_id = p_credential FOR UPDATE;
  IF v_counter IS NULL THEN
    RETURN 'passkey_unknown';
  END IF;
  IF (v_counter > 0 OR p_counter > 0) AND p_counter <= v_counter THEN
    RETURN 'passkey_cloned';
  END IF;
  UPDATE identity.passkey k SET counter = p_counter, last_used_at = pg_catalog.now()
   WHERE k.credential_id = p_credential;
  RETURN NULL;
END
$$;
