-- The counsellor's board: its referrals by number and state, no name.
-- Takes the session's token. Returns {"code", "entry", "rows": […]}. Refusals: those of gate.ask for 'referral.list'.
CREATE OR REPLACE FUNCTION referrals.board(p_token bytea) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v gate.verdict;
BEGIN
  v := gate.ask(p_token, 'referral.list', NULL, '{}', '{}', '{}');
  RETURN jsonb_build_object('code', v.code, 'entry', v.entry_id::text, 'rows',
    CASE WHEN v.code IS NULL THEN
      (SELECT coalesce(jsonb_agg(referrals.row_of(m.r) ORDER BY m.n), '[]')
       FROM (SELECT r, row_number() OVER () AS n FROM referrals.mine(v.account_id) AS r) AS m) ELSE '[]' END);
END
$$;
