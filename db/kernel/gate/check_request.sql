-- Whether a wish is one that can be asked for, and as it stands now could be granted. Asked when it is made and again
-- when it is granted: much can change in two days. Inner function; the caller holds the locks of its rows.
-- Takes a gate.request, filled as it would be kept. Returns null, or:
--   role_unfit, state (the account is not in the state that this starts from), last_manager, invalid,
--   email_domain, email_taken, too_many_pending
CREATE OR REPLACE FUNCTION gate.check_request(r gate.request) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  a identity.account;
  b identity.account;
  v_kind text := (SELECT s.kind FROM identity.structure AS s WHERE s.structure_id = gate.decides_at(r));
  p jsonb := (r).payload;
  t timestamptz := clock_timestamp();
BEGIN
  IF (r).kind = 'breaker.lift' THEN
    RETURN CASE WHEN NOT EXISTS (SELECT FROM gate.breaker AS x WHERE x.structure_id = (p ->> 'structure')::bigint) THEN 'state' END;
  END IF;
  IF (r).kind = 'notice.send' THEN
    RETURN notice.check_sending(p);
  END IF;
  IF (r).kind = 'incident.identity' THEN
    RETURN incident.check_identity(p);
  END IF;
  IF (r).kind = 'account.invite' THEN
    RETURN CASE
      WHEN NOT identity.role_fits(v_kind, p ->> 'role') THEN 'role_unfit'
      WHEN coalesce(length(btrim(p ->> 'display_name')), 0) NOT BETWEEN 2 AND 80 OR (p ->> 'display_name') ~ '[[:cntrl:]<>]'
        THEN 'invalid'
      WHEN coalesce(p ->> 'email', '') !~ '^[a-z0-9._+-]{1,64}@[a-z0-9.-]{3,180}$' THEN 'invalid'
      WHEN NOT EXISTS (SELECT FROM identity.allowed_domain AS d
                       WHERE d.structure_id = (r).structure_id AND d.domain = split_part(p ->> 'email', '@', 2)) THEN 'email_domain'
      WHEN EXISTS (SELECT FROM identity.account AS x WHERE lower(x.email) = p ->> 'email') THEN 'email_taken'
      -- Invited and not there yet: wishes that wait, and accounts that never had a passkey.
      WHEN (SELECT count(*) FROM gate.request AS w
            WHERE w.structure_id = (r).structure_id AND w.kind = 'account.invite' AND w.state = 'waiting'
              AND w.expires_at > t AND w.request_id IS DISTINCT FROM (r).request_id)
         + (SELECT count(*) FROM identity.account AS x
            WHERE x.structure_id = (r).structure_id AND x.born = 'invitation' AND x.state = 'active'
              AND NOT EXISTS (SELECT FROM identity.passkey AS k WHERE k.account_id = x.account_id))
         >= gate.number('pending_invitations') THEN 'too_many_pending'
    END;
  END IF;
  SELECT x.* INTO a FROM identity.account AS x WHERE x.account_id = (r).account_id;
  IF a.role IS NULL OR a.role NOT IN ('counsellor', 'account_manager', 'supervisor') OR a.structure_id <> (r).structure_id THEN
    RETURN 'not_found';
  END IF;
  IF a.state IS DISTINCT FROM (CASE (r).kind WHEN 'account.enable' THEN 'suspended' WHEN 'account.unfreeze' THEN 'frozen'
                                             WHEN 'account.admit' THEN 'pending' ELSE 'active' END) THEN
    RETURN 'state';
  END IF;
  CASE (r).kind
  WHEN 'account.role' THEN
    RETURN CASE WHEN NOT identity.role_fits(v_kind, p ->> 'role') OR p ->> 'role' = a.role THEN 'role_unfit'
                WHEN identity.is_last_manager(a.account_id) THEN 'last_manager' END;
  WHEN 'account.move' THEN
    RETURN CASE WHEN NOT identity.role_fits(v_kind, a.role) OR gate.decides_at(r) = a.structure_id THEN 'role_unfit'
                WHEN identity.is_last_manager(a.account_id) THEN 'last_manager' END;
  WHEN 'budget.raise' THEN
    -- At most three times the role's own cap, for three days.
    RETURN CASE WHEN coalesce((p ->> 'hours')::integer, 0) NOT BETWEEN 1 AND 72 THEN 'invalid'
                WHEN coalesce((p ->> 'people')::integer, 0) NOT BETWEEN 1 AND 3 * coalesce((SELECT c.people FROM gate.cap AS c
                       WHERE c.role = a.role AND NOT c.probation AND c.class = p ->> 'class'), 0) THEN 'invalid' END;
  WHEN 'files.assign' THEN
    RETURN CASE WHEN a.role <> 'counsellor' THEN 'role_unfit'
                WHEN jsonb_typeof(p -> 'beneficiaries') IS DISTINCT FROM 'array'
                  OR jsonb_array_length(p -> 'beneficiaries') NOT BETWEEN 1 AND gate.number('assign_files') THEN 'invalid'
                WHEN EXISTS (SELECT FROM jsonb_array_elements_text(p -> 'beneficiaries') AS id
                             WHERE NOT EXISTS (SELECT FROM vault.beneficiary AS x
                               WHERE x.structure_id = a.structure_id AND x.beneficiary_id = id::bigint)) THEN 'invalid' END;
  WHEN 'cover.grant' THEN
    SELECT x.* INTO b FROM identity.account AS x WHERE x.account_id = (p ->> 'absent')::bigint;
    RETURN CASE WHEN a.role <> 'counsellor' OR b.role IS DISTINCT FROM 'counsellor' OR b.structure_id <> a.structure_id
                  OR b.account_id = a.account_id THEN 'role_unfit'
                WHEN (p ->> 'from')::timestamptz IS NULL OR (p ->> 'until')::timestamptz IS NULL
                  OR (p ->> 'until')::timestamptz <= greatest(t, (p ->> 'from')::timestamptz)
                  OR (p ->> 'until')::timestamptz > greatest(t, (p ->> 'from')::timestamptz)
                                                    + make_interval(days => gate.number('cover_days')) THEN 'invalid' END;
  ELSE
    RETURN CASE WHEN (r).kind NOT IN ('account.enable', 'account.unfreeze', 'account.recover', 'account.admit') THEN 'invalid' END;
  END CASE;
EXCEPTION WHEN invalid_text_representation OR invalid_datetime_format OR datetime_field_overflow OR numeric_value_out_of_range THEN
  RETURN 'invalid';
END
$$;
