-- An open recovery of the reader's own account: somebody says that its passkeys are lost. (request, due at), or no row.
-- Takes who reads. Inner function: the page 'my_recovery' of gate.read_page.
CREATE OR REPLACE FUNCTION identity.my_recovery(p_reader bigint) RETURNS TABLE (request_id bigint, due_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT r.request_id, r.due_at FROM identity.recovery AS r
  WHERE r.account_id = p_reader AND r.done_at IS NULL AND r.cancelled_at IS NULL
$$;
