-- The payload of a wish with its declared keys only: what else a caller sends is not kept. Null when it is no object.
-- files.assign may name whose files (`from`): they are read here, so that approvers decide on a list that stands.
CREATE OR REPLACE FUNCTION gate.clean_payload(p_kind text, p_account bigint, p jsonb) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN jsonb_typeof(coalesce(p, '{}')) <> 'object' THEN NULL ELSE
    CASE p_kind
    WHEN 'account.invite' THEN jsonb_build_object('email', lower(btrim(p ->> 'email')),
                                                  'display_name', btrim(p ->> 'display_name'), 'role', p ->> 'role')
    WHEN 'account.role' THEN jsonb_build_object('role', p ->> 'role')
    WHEN 'account.move' THEN jsonb_build_object('structure_id', (p ->> 'structure_id')::bigint)
    WHEN 'budget.raise' THEN jsonb_build_object('class', p ->> 'class', 'people', (p ->> 'people')::integer, 'hours', (p ->> 'hours')::integer)
    WHEN 'files.assign' THEN CASE WHEN p ->> 'from' IS NULL THEN jsonb_build_object('beneficiaries', p -> 'beneficiaries')
      ELSE jsonb_build_object('from', (p ->> 'from')::bigint, 'beneficiaries', coalesce((
        SELECT jsonb_agg(b.beneficiary_id ORDER BY b.beneficiary_id) FROM vault.beneficiary AS b
        JOIN identity.account AS a ON a.account_id = p_account AND a.structure_id = b.structure_id
        WHERE b.counsellor_account_id = (p ->> 'from')::bigint), '[]')) END
    WHEN 'cover.grant' THEN jsonb_build_object('absent', (p ->> 'absent')::bigint, 'from', p ->> 'from', 'until', p ->> 'until')
    WHEN 'breaker.lift' THEN jsonb_build_object('structure', (p ->> 'structure')::bigint)
    ELSE '{}'::jsonb END END
$$;
