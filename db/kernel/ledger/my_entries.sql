-- The latest entries of the session's own account, pseudonymous. No row when the session is not live.
CREATE OR REPLACE FUNCTION ledger.my_entries(p_token bytea, p_limit integer)
RETURNS TABLE (entry_id bigint, at timestamptz, operation text, code text, purpose text, fields text[], people integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT e.entry_id, e.at, e.operation, e.code, e.purpose, e.fields, cardinality(e.subjects)
  FROM identity.session s
  JOIN identity.account a ON a.account_id = s.account_id AND a.state = 'active'
  JOIN ledger.entry e ON e.structure_id = a.structure_id AND e.account_id = a.account_id
  WHERE s.token_hash = sha256(p_token) AND s.ended_at IS NULL
    AND s.idle_until > clock_timestamp() AND s.ends_at > clock_timestamp()
  ORDER BY e.entry_id DESC LIMIT least(p_limit, 100)
$$;
