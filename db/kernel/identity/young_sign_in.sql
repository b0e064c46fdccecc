-- A young person came back from the identity provider whose answer was verified: the account that was bound to this
-- subject by a link (identity.young_bind) gets a session. Nobody is found by name, birth date or e-mail, and nobody is
-- created.
-- takes: issuer, subject, level of assurance (acr), session token (32 random bytes)
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals, each with its entry: sso_invalid, sso_assurance (below eidas1), young_unknown (bound to nobody),
--   account_suspended, dossier_closed. The page says the same for the last three.
CREATE OR REPLACE FUNCTION identity.young_sign_in(p_issuer text, p_subject text, p_acr text, p_token bytea) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  y identity.young_subject;
  a identity.account;
  v_code text;
  t timestamptz := clock_timestamp();
BEGIN
  SELECT x.* INTO y FROM identity.young_subject AS x WHERE x.subject_hash = identity.young_hash(p_issuer, p_subject);
  -- Two sign-ins at once, or one and an unbinding, queue on the account.
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = y.account_id FOR UPDATE;
  v_code := CASE
    WHEN p_issuer IS NULL OR coalesce(length(p_subject), 0) NOT BETWEEN 1 AND 255
      OR p_token IS NULL OR length(p_token) <> 32 THEN 'sso_invalid'
    WHEN p_acr IS NULL OR p_acr NOT IN ('eidas1', 'eidas2', 'eidas3') THEN 'sso_assurance'
    WHEN a.account_id IS NULL OR a.role <> 'beneficiary'
      OR NOT EXISTS (SELECT FROM identity.young_subject AS x WHERE x.subject_hash = y.subject_hash
                       AND x.account_id = a.account_id) THEN 'young_unknown'
    WHEN a.state <> 'active' THEN 'account_suspended'
    WHEN NOT EXISTS (SELECT FROM vault.beneficiary AS b WHERE b.structure_id = y.structure_id
                       AND b.beneficiary_id = y.beneficiary_id AND b.status <> 'closed') THEN 'dossier_closed'
  END;
  IF v_code IS NULL THEN
    UPDATE identity.session AS s SET ended_at = t, ended_why = 'replaced'
    WHERE s.account_id = a.account_id AND s.ended_at IS NULL AND s.scope_referral IS NULL;
    -- Shorter than an agent's: a phone that is lent, a public computer.
    INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
    VALUES (sha256(p_token), a.account_id, a.structure_id, 'young', t + interval '30 minutes', t + interval '2 hours');
  END IF;
  PERFORM identity.write_entry(a.account_id, 'identity.sign_in', v_code, jsonb_build_object('method', 'young'));
  RETURN v_code;
END
$$;
