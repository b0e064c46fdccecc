-- The referrals of one person, for its dossier: pseudonymous rows, latest first.
-- Takes the session's token and the person. Returns rows; none when the account neither follows nor covers.
-- It decides nothing by itself and logs nothing: the dossier's own opening is the recorded act.
CREATE OR REPLACE FUNCTION referrals.of_person(p_token bytea, p_structure bigint, p_beneficiary bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(referrals.row_of(r) ORDER BY r.referral_id DESC), '[]')
  FROM referrals.referral AS r
  WHERE r.structure_id = p_structure AND r.beneficiary_id = p_beneficiary
    AND EXISTS (SELECT FROM gate.who(p_token) AS me JOIN gate.relationship AS g ON g.account_id = me.account_id
                WHERE me.scope_referral IS NULL AND g.kind IN ('follows', 'covers')
                  AND g.structure_id = p_structure AND g.beneficiary_id = p_beneficiary
                  AND (g.until IS NULL OR g.until > clock_timestamp()))
$$;
