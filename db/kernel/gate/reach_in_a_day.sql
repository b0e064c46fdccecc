-- What an account of this kind, that could reach so many people, would be shown in 24 hours at most (law 11), from the
-- rows that gate.ask enforces: gate.operation, gate.cap, gate.account_cap, gate.structure_cap.
-- Takes: structure, role, whether it stays on probation for the whole day, its own account (for caps of its own; null:
-- none), how many people it could reach, and a class whose cap another one would replace (null: none).
-- Returns distinct people by class, and in all. Budgets count each class apart, so the people of one class may be
-- others than those of another: in all at most the sum, and never more than it could reach. Inner function.
CREATE OR REPLACE FUNCTION gate.reach_in_a_day(
  p_structure bigint, p_role text, p_probation boolean, p_account bigint, p_people integer,
  p_class text, p_cap integer,
  OUT listed integer, OUT contact integer, OUT identifier integer, OUT document integer, OUT total integer)
LANGUAGE plpgsql STABLE AS $$
BEGIN
  WITH bound AS (
    SELECT i.class, least(p_people, greatest(
             CASE WHEN i.class = p_class THEN p_cap END,
             gate.cap_ahead(p_structure, p_account, p_role, p_probation, i.class)),
           -- The structure's allotment, or what it would be given at its first use.
           coalesce((SELECT s.people FROM gate.structure_cap AS s WHERE s.structure_id = p_structure AND s.class = i.class),
                    least(i.people - i.allotted, i.structure_default))) AS people
    FROM gate.instance_cap AS i
    -- A class counts only where an operation of this role shows it.
    WHERE EXISTS (SELECT FROM gate.operation AS o WHERE o.class = i.class AND p_role = ANY (o.roles) AND o.subjects <> 'none')
  )
  SELECT coalesce(max(b.people) FILTER (WHERE b.class = 'listed'), 0),
         coalesce(max(b.people) FILTER (WHERE b.class = 'contact'), 0),
         coalesce(max(b.people) FILTER (WHERE b.class = 'identifier'), 0),
         coalesce(max(b.people) FILTER (WHERE b.class = 'document'), 0),
         least(p_people, coalesce(sum(b.people), 0))
  INTO listed, contact, identifier, document, total
  FROM bound AS b;
END
$$;
