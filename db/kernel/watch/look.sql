-- What the watch sees of one account: its state, what holds it back, what is usual for it, its latest acts. For the
-- process that evaluates the rules; nobody acts by it. No name, no number of a young person: see watch.acts.
-- Takes the account, after which entry of its own (0: all of the last 24 hours), and whether to tell what is usual as well (it changes once a night).
-- Returns null for nobody, else {state, role, hold, acts, and, when asked, bornAt, probation, family, usual, peers}
--   hold: 'touch' until a passkey was touched after it was asked for, else 'slow', else null
--   family: accounts born below it in the last 24 hours
--   peers: people opened in an hour by those of its role and structure (95th percentile); null: fewer than three known
CREATE OR REPLACE FUNCTION watch.look(p_account bigint, p_after bigint, p_usual boolean) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
  SELECT jsonb_build_object(
    'state', a.state, 'role', a.role, 'hold', watch.hold_of(a.structure_id, a.account_id),
    'acts', watch.acts(a.structure_id, a.account_id, p_after))
    || CASE WHEN NOT p_usual THEN '{}' ELSE jsonb_build_object(
      'bornAt', floor(extract(epoch FROM a.created_at) * 1000)::bigint,
      'probation', coalesce(a.probation_until > clock_timestamp(), false),
      'family', (SELECT count(*) FROM identity.account AS b
                 WHERE (b.requested_by = a.account_id OR b.approved_by = a.account_id)
                   AND b.created_at > clock_timestamp() - interval '24 hours'),
      'usual', (SELECT jsonb_build_object('days', u.days, 'hours', u.hours, 'hour', u.opened_hour, 'day', u.opened_day)
                FROM watch.usual AS u WHERE u.structure_id = a.structure_id AND u.account_id = a.account_id),
      'peers', (SELECT CASE WHEN count(*) >= 3 THEN percentile_disc(0.95) WITHIN GROUP (ORDER BY u.opened_hour) END
                FROM watch.usual AS u WHERE u.structure_id = a.structure_id AND u.role = a.role AND u.days >= 5)) END
  FROM identity.account AS a WHERE a.account_id = p_account
$$;
