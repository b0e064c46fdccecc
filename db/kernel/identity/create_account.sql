-- Creates an account. For the operator's command line only: no role but the owner may execute it. Not silently: the
-- account managers of the structure are told by mail.
-- takes: structure, role, e-mail and display name (null for a beneficiary), length of the probation (null: none)
-- returns: code, account id
-- refusals: structure_unknown, role_unfit (a counsellor of a provider, …), email_taken
CREATE OR REPLACE FUNCTION identity.create_account(
  p_structure bigint, p_role text, p_email text, p_display_name text, p_probation interval
) RETURNS TABLE (code text, account_id bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_kind text;
BEGIN
  SELECT s.kind INTO v_kind FROM identity.structure s WHERE s.structure_id = p_structure;
  IF v_kind IS NULL THEN
    RETURN QUERY SELECT 'structure_unknown'::text, NULL::bigint;
    RETURN;
  END IF;
  IF v_kind IS DISTINCT FROM (CASE p_role
       WHEN 'provider' THEN 'provider' WHEN 'supervisor' THEN 'supervision' ELSE 'mission_locale' END)
     AND NOT (p_role = 'supervisor' AND v_kind = 'mission_locale')
     AND NOT (p_role = 'account_manager' AND v_kind = 'supervision') THEN
    RETURN QUERY SELECT 'role_unfit'::text, NULL::bigint;
    RETURN;
  END IF;
  INSERT INTO identity.account AS a (structure_id, role, email, display_name, probation_until)
  VALUES (p_structure, p_role, p_email, p_display_name, pg_catalog.now() + p_probation)
  ON CONFLICT DO NOTHING
  RETURNING a.account_id INTO account_id;
  IF account_id IS NULL THEN
    code := 'email_taken';
  ELSE
    PERFORM identity.write_entry(account_id, 'identity.create_account', NULL,
      pg_catalog.jsonb_build_object('by', 'operator', 'role', p_role));
    PERFORM identity.queue_mail_to_managers(p_structure, account_id, 'operator.created', account_id, NULL, 'created:' || account_id);
  END IF;
  RETURN NEXT;
END
$$;
