-- What of a session is not as it was bound: any of network, browser, device; an empty array when all is the same.
-- takes: the session, and what the request shows; a null there differs from whatever was bound
-- A key that has just been registered has twenty seconds until its cookie is asked for: the pages that the sign-in
-- opens are on their way by then. Inner function.
CREATE OR REPLACE FUNCTION identity.changed_since(
  s identity.session, p_network bytea, p_browser bytea, p_device bytea) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT 'network' WHERE (s).network_hash IS NOT NULL AND p_network IS DISTINCT FROM (s).network_hash
    UNION ALL
    SELECT 'browser' WHERE (s).browser_hash IS NOT NULL AND p_browser IS DISTINCT FROM (s).browser_hash
    UNION ALL
    SELECT 'device' WHERE (s).device_key IS NOT NULL
      AND (s).device_since < pg_catalog.now() - interval '20 seconds'
      AND NOT coalesce(pg_catalog.sha256(p_device) = (s).device_hash AND (s).device_until > pg_catalog.now(), false)
      AND NOT coalesce(pg_catalog.sha256(p_device) = (s).device_before AND (s).device_before_until > pg_catalog.now(), false))
$$;
