-- The cap in force for an account and a class: its own where two people decided one, else its role's.
-- Null when no row gives one: the budget rule then refuses (law 4).
CREATE OR REPLACE FUNCTION gate.account_cap(
  p_structure bigint, p_account bigint, p_role text, p_probation boolean, p_class text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT people FROM gate.account_cap
     WHERE structure_id = p_structure AND account_id = p_account AND class = p_class AND until > clock_timestamp()),
    (SELECT people FROM gate.cap WHERE role = p_role AND probation = p_probation AND class = p_class))
$$;
