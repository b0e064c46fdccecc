-- A rule has found something: writes the alert and takes its measure. It can only narrow:
--   warn    nothing but the alert
--   touch   presence ends; the account is served nothing more until its passkey is touched
--   slow    its requests are made to wait, for a quarter of an hour
--   freeze  as identity.freeze: the account and all its descendants, sessions, links, waiting wishes
-- A young person or an organisation has no passkey, no lineage and no approver, and an organisation's account is many
-- people's: touch and freeze end its sessions. The links that opened them are used up; those that nobody has opened yet
-- stay, or a thief could close them all.
-- Takes the account, the rule, the measure and the entries that the rule saw: they must be the account's own and newer
-- than those of its last alert of this rule, else nothing happens.
-- Returns the alert, or null. What was done is in the log as the system's act, and the agent is told by mail, once an
-- hour at most; so are the supervisors in charge when an account was frozen.
CREATE OR REPLACE FUNCTION watch.raise(p_account bigint, p_rule text, p_measure text, p_entries bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  a identity.account;
  seen bigint[];
  alert bigint;
  done integer := 0;
  teller bigint;
BEGIN
  IF p_measure IS NULL OR p_measure NOT IN ('warn', 'touch', 'slow', 'freeze') OR coalesce(p_rule, '') !~ '^[a-z_]{3,40}$' THEN
    RAISE EXCEPTION 'watch.raise: unknown rule or measure' USING ERRCODE = '22023';
  END IF;
  -- Two processes that find the same at once queue here; the second finds it written.
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = p_account FOR NO KEY UPDATE;
  seen := ARRAY(SELECT e.entry_id FROM ledger.entry AS e
                WHERE e.structure_id = a.structure_id AND e.account_id = p_account AND e.entry_id = ANY (p_entries[1:500])
                ORDER BY e.entry_id DESC LIMIT 200);
  IF a.account_id IS NULL OR cardinality(seen) = 0
     OR EXISTS (SELECT FROM watch.alert AS x WHERE x.account_id = p_account AND x.rule = p_rule
                  AND x.last_entry >= seen[1] AND watch.weight(x.measure) >= watch.weight(p_measure)) THEN
    RETURN NULL;
  END IF;
  INSERT INTO watch.alert AS x (structure_id, account_id, rule, measure, entries, last_entry)
  VALUES (a.structure_id, p_account, p_rule, p_measure, seen, seen[1])
  ON CONFLICT (account_id, rule) WHERE state = 'open' DO UPDATE
  SET entries = (ARRAY(SELECT DISTINCT n FROM unnest(x.entries || excluded.entries) AS n ORDER BY n DESC))[1:200],
      last_entry = greatest(x.last_entry, excluded.last_entry),
      measure = CASE WHEN watch.weight(excluded.measure) > watch.weight(x.measure) THEN excluded.measure ELSE x.measure END
  RETURNING x.alert_id INTO alert;

  IF p_measure IN ('touch', 'freeze') AND a.role NOT IN ('counsellor', 'account_manager', 'supervisor') THEN
    UPDATE identity.session AS s SET ended_at = clock_timestamp(), ended_why = 'watch'
    WHERE s.account_id = p_account AND s.ended_at IS NULL;
  ELSIF p_measure = 'touch' THEN
    UPDATE identity.session AS s SET presence_at = NULL WHERE s.account_id = p_account AND s.ended_at IS NULL;
    INSERT INTO watch.hold AS h (structure_id, account_id, touch_at) VALUES (a.structure_id, p_account, clock_timestamp())
    ON CONFLICT (structure_id, account_id) DO UPDATE SET touch_at = excluded.touch_at;
  ELSIF p_measure = 'slow' THEN
    INSERT INTO watch.hold AS h (structure_id, account_id, slow_until)
    VALUES (a.structure_id, p_account, clock_timestamp() + interval '15 minutes')
    ON CONFLICT (structure_id, account_id) DO UPDATE SET slow_until = excluded.slow_until;
  ELSIF p_measure = 'freeze' THEN
    done := identity.freeze_family(p_account, NULL, 'watch');
    UPDATE watch.alert AS x SET frozen = x.frozen + done WHERE x.alert_id = alert;
  END IF;
  PERFORM ledger.append_entry(NULL, a.structure_id, 'watch.raise', NULL, NULL, '{}', '{}', jsonb_build_object('alert', alert,
    'account', p_account, 'rule', p_rule, 'measure', p_measure, 'entries', cardinality(seen), 'frozen', done));

  IF p_measure <> 'warn' THEN
    PERFORM identity.queue_mail(p_account, 'watch.' || p_measure, NULL, alert,
      concat_ws(':', 'watch', p_account, p_measure, to_char(clock_timestamp(), 'YYYYMMDDHH24')));
  END IF;
  IF done > 0 THEN
    FOR teller IN SELECT s.account_id FROM identity.account AS s
                  WHERE s.role = 'supervisor' AND s.state = 'active' AND identity.in_charge(s.account_id, a.structure_id)
                  ORDER BY s.account_id LIMIT 20 LOOP
      PERFORM identity.queue_mail(teller, 'watch.alert', p_account, alert, concat_ws(':', 'alert', alert, teller));
    END LOOP;
  END IF;
  RETURN alert;
END
$$;
