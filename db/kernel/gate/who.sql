-- The account behind a live session: (account_id, structure_id, role), all null when there is none.
-- For resolving what "mine" means; it decides nothing: gate.ask does.
CREATE OR REPLACE FUNCTION gate.who(
  p_token bytea, OUT account_id bigint, OUT structure_id bigint, OUT role text, OUT scope_referral bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.account_id, a.structure_id, a.role, s.scope_referral
  FROM identity.session s JOIN identity.account a ON a.account_id = s.account_id
  WHERE s.token_hash = sha256(p_token) AND s.ended_at IS NULL AND a.state = 'active'
    AND s.idle_until > clock_timestamp() AND s.ends_at > clock_timestamp()
$$;
