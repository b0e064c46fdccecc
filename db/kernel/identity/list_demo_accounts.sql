-- The agents whom a visitor of the demo may enter as: the first of each role. Empty unless demo mode is on.
-- takes: nothing
-- returns: account, role, display name, structure name
CREATE OR REPLACE FUNCTION identity.list_demo_accounts()
RETURNS TABLE (account_id bigint, role text, display_name text, structure_name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT f.account_id, f.role, f.display_name, s.name
    FROM (SELECT DISTINCT ON (a.role) a.* FROM identity.account a
           WHERE a.state = 'active' AND a.display_name IS NOT NULL
           ORDER BY a.role, a.account_id) f
    JOIN identity.structure s ON s.structure_id = f.structure_id
   WHERE gate.setting('demo') = 'true'::jsonb
   ORDER BY pg_catalog.array_position(ARRAY['counsellor', 'account_manager', 'provider', 'supervisor'], f.role)
$$;
