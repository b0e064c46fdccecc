-- Ends every cover of an account now, before its time: the absent colleague is back. Narrowing, so one person is enough.
-- Takes the session's token and the account that covers. Returns null, or: those of gate.ask, not_found, state (covers
-- for nobody).
CREATE OR REPLACE FUNCTION identity.end_cover(p_token bytea, p_account bigint) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict := gate.ask(p_token, 'account.end_cover', NULL, '{}', '{}', jsonb_build_object('account', p_account));
  t timestamptz := clock_timestamp();
  code text := v.code;
BEGIN
  IF code IS NOT NULL THEN
    RETURN code;
  END IF;
  IF NOT EXISTS (SELECT FROM identity.account AS a WHERE a.account_id = p_account AND a.role = 'counsellor'
                   AND identity.in_charge(v.account_id, a.structure_id)) THEN
    code := 'not_found';
  ELSE
    -- One that has not begun never does.
    UPDATE gate.relationship AS g SET until = t, since = least(g.since, t)
    WHERE g.account_id = p_account AND g.kind = 'covers' AND g.until > t;
    code := CASE WHEN NOT FOUND THEN 'state' END;
    UPDATE gate.cover AS c SET until = t, since = least(c.since, t) WHERE c.account_id = p_account AND c.until > t;
    code := CASE WHEN NOT FOUND THEN code END;
  END IF;
  PERFORM identity.write_entry(v.account_id, 'account.end_cover', code, jsonb_build_object('account', p_account));
  RETURN code;
END
$$;
