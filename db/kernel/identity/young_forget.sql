-- A young person's identity at the provider opens nothing any more: the binding is forgotten, the sessions it opened end.
-- takes: the person, why (a code for the sessions). returns: the account that was bound, or null. Inner function.
CREATE OR REPLACE FUNCTION identity.young_forget(p_structure bigint, p_beneficiary bigint, p_why text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  v_account bigint;
BEGIN
  DELETE FROM identity.young_subject AS y WHERE y.structure_id = p_structure AND y.beneficiary_id = p_beneficiary
  RETURNING y.account_id INTO v_account;
  UPDATE identity.session AS s SET ended_at = clock_timestamp(), ended_why = p_why
  WHERE s.account_id = v_account AND s.method = 'young' AND s.ended_at IS NULL;
  RETURN v_account;
END
$$;
