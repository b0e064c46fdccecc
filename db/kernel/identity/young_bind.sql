-- A young person, in the live session of a one-time link of theirs, binds the identity that a provider just vouched for:
-- from now on it opens their page without a link.
-- takes: the link session's token, issuer, subject, acr, whether name and birth date are those of the dossier, and the
--        entry of the reveal that this was compared with (young.match, of this account, at most a minute ago)
-- returns: code. Granted to ecluse_signin alone (law 5).
-- refusals, each with its entry: those of gate.ask; sso_invalid, sso_assurance, young_link_needed (not a session by
--   link), young_unmatched (or no such reveal), young_bound (this person, or this subject, is bound already), dossier_closed
-- Two at once queue on the account, then on the subject; the table's keys would refuse the second one anyway.
CREATE OR REPLACE FUNCTION identity.young_bind(
  p_token bytea, p_issuer text, p_subject text, p_acr text, p_matches boolean, p_entry bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  s identity.session;
  person gate.subject;
  v gate.verdict;
  outcome text;
  hash bytea := identity.young_hash(p_issuer, p_subject);
BEGIN
  SELECT * INTO s FROM identity.live_session(p_token);
  person := identity.young_person(s.account_id);
  PERFORM FROM identity.account AS a WHERE a.account_id = s.account_id FOR NO KEY UPDATE;
  PERFORM pg_advisory_xact_lock(hashtextextended('identity.young_bind', ('x' || encode(substr(hash, 1, 8), 'hex'))::bit(64)::bigint));
  outcome := CASE
    WHEN p_issuer IS NULL OR coalesce(length(p_subject), 0) NOT BETWEEN 1 AND 255 THEN 'sso_invalid'
    WHEN p_acr IS NULL OR p_acr NOT IN ('eidas1', 'eidas2', 'eidas3') THEN 'sso_assurance'
    WHEN s.method IS DISTINCT FROM 'link' THEN 'young_link_needed'
    WHEN p_matches IS NOT TRUE OR NOT EXISTS (
      SELECT FROM ledger.entry AS e WHERE e.structure_id = s.structure_id AND e.entry_id = p_entry
        AND e.account_id = s.account_id AND e.operation = 'young.match' AND e.code IS NULL
        AND e.at > clock_timestamp() - interval '1 minute') THEN 'young_unmatched'
    WHEN NOT EXISTS (SELECT FROM vault.beneficiary AS b WHERE b.structure_id = person.structure_id
                       AND b.beneficiary_id = person.beneficiary_id AND b.status <> 'closed') THEN 'dossier_closed'
    WHEN EXISTS (SELECT FROM identity.young_subject AS y WHERE y.subject_hash = hash)
      OR EXISTS (SELECT FROM identity.young_subject AS y
                 WHERE y.structure_id = person.structure_id AND y.beneficiary_id = person.beneficiary_id)
      THEN 'young_bound'
  END;
  v := gate.ask(p_token, 'young.bind', NULL, ARRAY[person], '{}', jsonb_build_object('outcome', coalesce(outcome, 'done')));
  IF v.code IS NOT NULL THEN
    RETURN v.code;
  ELSIF outcome IS NOT NULL THEN
    PERFORM ledger.append_entry(v.account_id, v.account_structure_id, 'young.bind', outcome, NULL, ARRAY[person], '{}', '{}');
    RETURN outcome;
  END IF;
  INSERT INTO identity.young_subject (subject_hash, structure_id, beneficiary_id, account_id)
  VALUES (hash, person.structure_id, person.beneficiary_id, s.account_id);
  RETURN NULL;
END
$$;
