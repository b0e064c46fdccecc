-- An unused number, for this session alone and for ten minutes: sealed values are bound to it before they reach
-- the database. Null when the session is not live.
CREATE OR REPLACE FUNCTION vault.next_beneficiary_id(p_token bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE number bigint;
BEGIN
  IF (SELECT w.account_id IS NULL FROM gate.who(p_token) AS w) THEN
    RETURN NULL;
  END IF;
  DELETE FROM vault.reserved WHERE at < now() - interval '10 minutes';
  INSERT INTO vault.reserved (beneficiary_id, token_hash)
  VALUES (nextval('vault.beneficiary_id'::regclass), sha256(p_token)) RETURNING beneficiary_id INTO number;
  RETURN number;
END
$$;
