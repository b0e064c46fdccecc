-- The agents whom a visitor of the demo may enter as: the first of each role, and the second account manager and
-- supervisor, since what one asks for the other decides. Empty unless demo mode is on.
-- takes: nothing
-- returns: account, role, display name, structure name
CREATE OR REPLACE FUNCTION identity.list_demo_accounts()
RETURNS TABLE (account_id bigint, role text, display_name text, structure_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT f.account_id, f.role, f.display_name, s.name
    FROM (SELECT a.*, pg_catalog.row_number() OVER (PARTITION BY a.role ORDER BY a.account_id) AS n FROM identity.account a
           WHERE a.state = 'active' AND a.display_name IS NOT NULL) f
    JOIN identity.structure s ON s.structure_id = f.structure_id
   WHERE gate.setting('demo') = 'true'::jsonb AND f.n <= CASE WHEN f.role IN ('account_manager', 'supervisor') THEN 2 ELSE 1 END
   ORDER BY pg_catalog.array_position(ARRAY['counsellor', 'account_manager', 'provider', 'supervisor'], f.role), f.n
$$;
