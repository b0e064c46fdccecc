-- An open recovery of the session's own account: somebody says that its passkeys are lost. (request, due at), or no row.
CREATE OR REPLACE FUNCTION identity.my_recovery(p_token bytea) RETURNS TABLE (request_id bigint, due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.request_id, r.due_at FROM gate.who(p_token) AS me
  JOIN identity.recovery AS r ON r.account_id = me.account_id AND r.done_at IS NULL AND r.cancelled_at IS NULL
  WHERE me.scope_referral IS NULL
$$;
