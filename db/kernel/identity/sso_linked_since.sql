-- Since when the session's own account is linked to an identity at the provider; null: it is not, or no live session.
-- takes: session token. For the page of one's own account, like identity.list_passkeys.
CREATE OR REPLACE FUNCTION identity.sso_linked_since(p_token bytea) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.created_at FROM identity.live_session(p_token) AS s
    JOIN identity.sso_subject AS u ON u.account_id = s.account_id
   WHERE s.scope_referral IS NULL
$$;
