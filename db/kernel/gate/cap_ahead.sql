-- The largest cap that an account may have at any moment of the next 24 hours for a class: its own where two people
-- decided one (it may end before the day does, so the role's counts beside it), else its role's; the small one alone when
-- it stays on probation all day. 0 where no row gives one. What is in force now: gate.account_cap.
-- Takes: structure, account (null: one still to be made), role, probation all day, class. Inner function.
CREATE OR REPLACE FUNCTION gate.cap_ahead(
  p_structure bigint, p_account bigint, p_role text, p_probation boolean, p_class text) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT greatest(
    (SELECT c.people FROM gate.account_cap AS c WHERE c.structure_id = p_structure AND c.account_id = p_account
       AND c.class = p_class AND c.until > clock_timestamp()),
    (SELECT max(c.people) FROM gate.cap AS c
     WHERE c.role = p_role AND c.class = p_class AND (c.probation OR NOT p_probation)), 0)
$$;
