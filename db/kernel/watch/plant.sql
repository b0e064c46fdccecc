-- Marks a person just written as invented. Owner only (import, demonstration, the operator's command): no door of the
-- web process leads here. No entry: the log of imports names it like the others, and nothing may tell them apart.
-- Takes the person, and whether a counsellor follows it. One that nobody follows stands like a dossier whose follow-up
-- has ended: closed, its last relationship over.
CREATE OR REPLACE FUNCTION watch.plant(p_structure bigint, p_beneficiary bigint, p_followed boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO watch.canary (structure_id, beneficiary_id)
  SELECT b.structure_id, b.beneficiary_id FROM vault.beneficiary AS b
  WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary
  ON CONFLICT DO NOTHING;
  IF NOT p_followed THEN
    UPDATE gate.relationship AS r SET until = greatest(r.since, clock_timestamp())
    WHERE r.structure_id = p_structure AND r.beneficiary_id = p_beneficiary AND r.until IS NULL;
    UPDATE vault.beneficiary AS b SET status = 'closed', counsellor_account_id = NULL
    WHERE b.structure_id = p_structure AND b.beneficiary_id = p_beneficiary;
  END IF;
END
$$;
