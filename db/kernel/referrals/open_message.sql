-- What one waiting message says, reserved until the caller's transaction ends: a second worker gets nothing meanwhile.
-- Second half: takes the entry of referrals.ask_message, committed within ten seconds by another transaction, once.
-- Returns one object, or null: not asked so, sent, dropped, or in other hands. A stale reminder is dropped here.
-- address: of an organisation or an agent; null for a young person, whose address is sealed (vault.reveal_for_message).
CREATE OR REPLACE FUNCTION referrals.open_message(p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o referrals.outbox;
  r referrals.referral;
  claimed record;
BEGIN
  SELECT * INTO claimed FROM gate.claim_page('system', p_entry, 'mail');
  IF claimed.page IS DISTINCT FROM 'referral' THEN
    RETURN NULL;
  END IF;
  -- Not the row's own lock: issue_link must write to the row, from a transaction of its own.
  IF NOT pg_try_advisory_xact_lock(hashtextextended('referrals.outbox', (claimed.args ->> 'outbox')::bigint)) THEN
    RETURN NULL;
  END IF;
  SELECT x.* INTO o FROM referrals.outbox AS x WHERE x.outbox_id = (claimed.args ->> 'outbox')::bigint AND x.status = 'waiting';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  r := referrals.find_referral(o.referral_id);
  IF o.template LIKE '%.remind\_%' AND r.state <> o.state THEN
    UPDATE referrals.outbox AS x SET status = 'dropped', closed_at = clock_timestamp()
    WHERE x.structure_id = o.structure_id AND x.outbox_id = o.outbox_id;
    RETURN NULL;
  END IF;
  RETURN jsonb_build_object(
    'id', o.outbox_id::text, 'referral', r.referral_id::text, 'template', o.template, 'party', o.party,
    'state', o.state, 'training', r.training_title, 'provider', r.provider_name,
    'structure', (SELECT s.name FROM identity.structure AS s WHERE s.structure_id = r.structure_id),
    'queuedAt', o.queued_at,
    'address', (SELECT a.email FROM identity.account AS a
                WHERE a.account_id = o.account_id AND o.party <> 'beneficiary' AND a.state = 'active'),
    -- Only while a meeting lies ahead.
    'meeting', (SELECT jsonb_build_object('at', m.at, 'place', m.place) FROM referrals.meeting AS m
                WHERE m.structure_id = r.structure_id AND m.referral_id = r.referral_id
                  AND o.state LIKE 'invited\_to\_%'
                ORDER BY m.transition_id DESC LIMIT 1),
    -- An agent signs in; an organisation that lost its access gets no way back in.
    'link', o.party = 'beneficiary' OR (o.party = 'provider' AND o.template NOT IN ('provider.withdraw', 'provider.renounce')));
END
$$;
