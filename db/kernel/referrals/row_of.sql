-- One referral as a row of a list: pseudonymous. Inner function.
CREATE OR REPLACE FUNCTION referrals.row_of(r referrals.referral) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'id', (r).referral_id::text, 'ref', (r).structure_id || '-' || (r).beneficiary_id,
    'sessionId', (r).session_id::text, 'trainingId', (r).training_id::text, 'title', (r).training_title,
    'provider', (r).provider_name, 'place', (r).place, 'startsOn', (r).starts_on, 'endsOn', (r).ends_on,
    'state', (r).state, 'since', (r).state_since, 'createdAt', (r).created_at,
    'reason', (SELECT t.reason FROM referrals.transition AS t WHERE t.structure_id = (r).structure_id
                 AND t.referral_id = (r).referral_id ORDER BY t.transition_id DESC LIMIT 1),
    -- An answer of somebody else that nobody has opened since.
    'unread', EXISTS (SELECT FROM referrals.transition AS t
                      WHERE t.structure_id = (r).structure_id AND t.referral_id = (r).referral_id
                        AND t.party IN ('beneficiary', 'provider') AND t.at > (r).read_at),
    'meeting', (SELECT jsonb_build_object('kind', m.kind, 'at', m.at, 'place', m.place)
                FROM referrals.meeting AS m
                WHERE m.structure_id = (r).structure_id AND m.referral_id = (r).referral_id
                ORDER BY m.transition_id DESC LIMIT 1))
$$;
