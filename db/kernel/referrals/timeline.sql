-- What happened to a referral, latest first: acts, reasons, meetings, keys of words. Inner function: decides nothing.
-- Names of agents and organisations only.
CREATE OR REPLACE FUNCTION referrals.timeline(r referrals.referral) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', t.transition_id::text, 'act', t.act, 'from', t.from_state, 'to', t.to_state, 'party', t.party,
    'accountId', t.account_id::text, 'reason', t.reason, 'word', t.word_key, 'at', t.at,
    'by', CASE t.party WHEN 'counsellor' THEN a.display_name WHEN 'provider' THEN (r).provider_name END,
    'meeting', (SELECT jsonb_build_object('kind', m.kind, 'at', m.at, 'place', m.place) FROM referrals.meeting AS m
                WHERE m.structure_id = t.structure_id AND m.referral_id = t.referral_id
                  AND m.transition_id = t.transition_id)
  ) ORDER BY t.transition_id DESC), '[]')
  FROM referrals.transition AS t LEFT JOIN identity.account AS a ON a.account_id = t.account_id
  WHERE t.structure_id = (r).structure_id AND t.referral_id = (r).referral_id
$$;
