-- Makes the enrolment link of one waiting message: of an invitation that two people agreed on, or of a recovery whose
-- waiting time is over. Whoever holds the web process can make no other: no message, no link. At most three a message
-- (a mail server that fails), never for an account that has a passkey.
-- Takes an outbox id and the hash of the token (32 random bytes). Returns whether the link is valid (72 hours).
CREATE OR REPLACE FUNCTION identity.issue_account_link(p_outbox bigint, p_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o identity.outbox;
  v_structure bigint;
BEGIN
  IF p_hash IS NULL OR length(p_hash) <> 32 THEN
    RETURN false;
  END IF;
  SELECT x.* INTO o FROM identity.outbox AS x WHERE x.outbox_id = p_outbox;
  -- The account first, as wherever it changes: a suspension at the same moment leaves no link behind.
  SELECT a.structure_id INTO v_structure FROM identity.account AS a
  WHERE a.account_id = o.account_id AND a.state = 'active'
    AND NOT EXISTS (SELECT FROM identity.passkey AS k WHERE k.account_id = a.account_id) FOR NO KEY UPDATE;
  IF v_structure IS NULL THEN
    RETURN false;
  END IF;
  UPDATE identity.outbox AS x SET links_issued = x.links_issued + 1
  WHERE x.outbox_id = p_outbox AND x.status = 'waiting' AND x.template IN ('invitation', 'recovery.link') AND x.links_issued < 3;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  UPDATE identity.enrolment AS e SET expires_at = clock_timestamp()
  WHERE e.account_id = o.account_id AND e.used_at IS NULL AND e.expires_at > clock_timestamp();
  INSERT INTO identity.enrolment (token_hash, structure_id, account_id, expires_at)
  VALUES (p_hash, v_structure, o.account_id, clock_timestamp() + interval '72 hours');
  PERFORM identity.write_entry(o.account_id, 'identity.create_enrolment', NULL, jsonb_build_object('by', o.template));
  RETURN true;
END
$$;
