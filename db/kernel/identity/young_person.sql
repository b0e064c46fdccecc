-- Whose page a young person's session is: the one person whom its account is. Inner function; decides nothing.
-- takes: the account. returns: the person, or (0, 0): nobody, whom the gate refuses
CREATE OR REPLACE FUNCTION identity.young_person(p_account bigint) RETURNS gate.subject
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT ROW(g.structure_id, g.beneficiary_id)::gate.subject FROM gate.relationship AS g
    WHERE g.account_id = p_account AND g.kind = 'self' AND (g.until IS NULL OR g.until > clock_timestamp())
    LIMIT 1), ROW(0, 0)::gate.subject)
$$;
