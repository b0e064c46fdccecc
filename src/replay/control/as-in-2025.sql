-- The control of a breach replay: the same server under the policy of the systems that were emptied in 2025. National
-- scope, no budgets, one person creates accounts, a password is enough (the demonstration's door stands in for it).
--
-- Loaded by src/replay/control.ts into a replay's own database alone, which was marked as such while it was empty.
-- `migrate`, and with it every command that opens a database, refuses a database with that mark.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM public.migration WHERE name = '(replay)') THEN
    RAISE EXCEPTION 'the policy as-in-2025 is for replays: this database was not made by one';
  END IF;
END
$$;

-- One person creates accounts.
CREATE OR REPLACE FUNCTION gate.may_approve(p_account bigint, p_request bigint) RETURNS text
LANGUAGE sql STABLE AS $$ SELECT NULL::text WHERE p_account IS NOT NULL AND p_request IS NOT NULL $$;
CREATE OR REPLACE FUNCTION gate.rule_presence(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::text WHERE (f).at IS NOT NULL $$;

-- National scope: whoever may open a dossier may open each, and whoever has an account of any kind may open one.
CREATE OR REPLACE FUNCTION gate.rule_role(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (f).role = ANY ((f).operation_roles) OR 'counsellor' = ANY ((f).operation_roles) THEN NULL ELSE 'role' END
$$;
CREATE OR REPLACE FUNCTION gate.rule_scope(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::text WHERE (f).at IS NOT NULL $$;
CREATE OR REPLACE FUNCTION gate.rule_relationship(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT NULL::text WHERE (f).at IS NOT NULL $$;
CREATE INDEX replay_national ON vault.beneficiary (beneficiary_id);
CREATE OR REPLACE FUNCTION vault.resolve_caseload(
  p_account bigint, p_structure bigint, p_limit integer, p_offset integer, p_filter text) RETURNS gate.subject[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(ROW(b.structure_id, b.beneficiary_id)::gate.subject ORDER BY b.beneficiary_id), '{}')
  FROM vault.beneficiary AS b
  WHERE p_account IS NOT NULL AND p_structure IS NOT NULL AND p_filter IS NOT NULL
    -- A page of a national list is eight of ours: the product's last page (9,999) is then beyond everybody.
    AND b.beneficiary_id > 8 * p_offset AND b.beneficiary_id <= 8 * (p_offset + least(p_limit, 25))
$$;

-- No budgets: nothing is counted, and everybody counted already.
CREATE OR REPLACE FUNCTION gate.count_budgets(f gate.facts, p_at timestamptz)
RETURNS TABLE (counts gate.counts, hours integer[], structure_hours integer[])
LANGUAGE sql STABLE AS $$
  SELECT ROW(0, 0, 0, 0, 0, 0)::gate.counts, now.hours, now.hours
  FROM (SELECT array_fill(gate.hour(p_at), ARRAY[coalesce(cardinality((f).people), 0)]) AS hours) AS now
$$;

-- A password is enough.
UPDATE gate.setting SET value = 'true' WHERE name = 'demo';
