-- An agent's own account is no longer linked to an identity at the provider: narrowing, at once. Its sessions by single
-- sign-on end. The owner is told by mail. Never the only way in.
-- takes: session token
-- returns: code. Refusals, each with its entry: those of gate.ask; passkey_last (no passkey: nothing else would open the
--   account), sso_unbound (there is nothing to undo)
CREATE OR REPLACE FUNCTION identity.sso_unlink(p_token bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me record;
  v gate.verdict;
  outcome text;
BEGIN
  SELECT * INTO me FROM gate.who(p_token);
  -- The removal of a last passkey queues here too.
  PERFORM FROM identity.account AS a WHERE a.account_id = me.account_id FOR UPDATE;
  outcome := CASE
    WHEN NOT EXISTS (SELECT FROM identity.sso_subject AS u WHERE u.account_id = me.account_id) THEN 'sso_unbound'
    WHEN NOT EXISTS (SELECT FROM identity.passkey AS k WHERE k.account_id = me.account_id) THEN 'passkey_last'
  END;
  v := gate.ask(p_token, 'account.unlink_sso', NULL, '{}', '{}', jsonb_build_object('outcome', coalesce(outcome, 'done')));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  ELSIF outcome IS NOT NULL THEN
    PERFORM identity.write_entry(v.account_id, 'account.unlink_sso', outcome);
    RETURN outcome;
  END IF;
  DELETE FROM identity.sso_subject AS u WHERE u.account_id = v.account_id;
  UPDATE identity.session AS s SET ended_at = clock_timestamp(), ended_why = 'unbound'
   WHERE s.account_id = v.account_id AND s.method = 'sso' AND s.ended_at IS NULL;
  PERFORM identity.queue_mail(v.account_id, 'sso.unlinked', NULL, NULL, NULL);
  RETURN NULL;
END
$$;
