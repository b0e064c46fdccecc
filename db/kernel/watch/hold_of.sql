-- What holds an account back: 'touch' until its passkey was touched after the watch asked for it (a day at most), 'slow'
-- for a while, or null. Inner function.
CREATE OR REPLACE FUNCTION watch.hold_of(p_structure bigint, p_account bigint) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN h.touch_at > clock_timestamp() - interval '24 hours' AND NOT EXISTS (
      SELECT FROM identity.session AS s WHERE s.account_id = p_account AND s.presence_at > h.touch_at) THEN 'touch'
    WHEN h.slow_until > clock_timestamp() THEN 'slow' END
  FROM watch.hold AS h WHERE h.structure_id = p_structure AND h.account_id = p_account
$$;
