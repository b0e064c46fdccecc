-- What one waiting message says, reserved until the caller's transaction ends: a second worker gets nothing meanwhile.
-- Second half: takes the entry of identity.ask_mail, committed within ten seconds by another transaction, once.
-- Who was frozen by a rule reads why, and nobody else who is not active. `seen`: what the watch saw (watch.summary_of).
-- Returns one object, or null: not asked so, sent, dropped, in other hands, or to somebody who is no longer active.
CREATE OR REPLACE FUNCTION identity.open_mail(p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  o identity.outbox;
  claimed record;
BEGIN
  SELECT * INTO claimed FROM gate.claim_page('system', p_entry, 'mail');
  IF claimed.page IS DISTINCT FROM 'account' THEN
    RETURN NULL;
  END IF;
  -- Not the row's own lock: issue_account_link writes to the row, from a transaction of its own.
  IF NOT pg_try_advisory_xact_lock(hashtextextended('identity.outbox', (claimed.args ->> 'outbox')::bigint)) THEN
    RETURN NULL;
  END IF;
  SELECT x.* INTO o FROM identity.outbox AS x WHERE x.outbox_id = (claimed.args ->> 'outbox')::bigint AND x.status = 'waiting';
  RETURN (
    SELECT jsonb_build_object('id', o.outbox_id::text, 'template', o.template, 'address', a.email, 'name', a.display_name,
      'structure', s.name, 'about', (SELECT b.display_name FROM identity.account AS b WHERE b.account_id = o.about),
      'aboutId', o.about::text, 'own', coalesce(o.about = o.account_id, false), 'request', o.request_id::text, 'link', o.template IN ('invitation', 'recovery.link'),
      'seen', CASE WHEN o.template LIKE 'watch.%' THEN watch.summary_of(o.request_id) END)
    FROM identity.account AS a JOIN identity.structure AS s ON s.structure_id = a.structure_id
    WHERE a.account_id = o.account_id AND (a.state = 'active' OR a.state = 'frozen' AND o.template = 'watch.freeze') AND a.email IS NOT NULL);
END
$$;
