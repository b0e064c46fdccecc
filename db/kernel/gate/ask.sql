-- gate.ask: decide, charge the budgets, write the entry, for one act that hands out nothing sealed.
-- Takes the session's token (raw; hashed here: nobody can name an account), the operation, the purpose, the
-- people asked, the fields asked, and a detail for the log (no personal data in it).
-- Returns a verdict: code null when allowed, else the refusal; the entry's id in both cases. See gate.ask_acts.
CREATE OR REPLACE FUNCTION gate.ask(
  p_token bytea, p_operation text, p_purpose text, p_subjects gate.subject[], p_fields text[], p_detail jsonb)
RETURNS gate.verdict
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
  RETURN (gate.ask_acts(ARRAY[ROW(p_token, p_operation, p_purpose, p_subjects, p_fields, p_detail, NULL)::gate.act]))[1];
END
$$;
