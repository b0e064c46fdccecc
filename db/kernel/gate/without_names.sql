-- What stays of a wish's payload once it came to nothing: nobody's name nor address. Inner function.
CREATE OR REPLACE FUNCTION gate.without_names(p_kind text, p_payload jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN p_kind = 'account.invite' THEN p_payload - 'email' - 'display_name' ELSE p_payload END
$$;
