-- Where an agent can be moved: structures of the same kind, by number and name (public: they are in the footer of every
-- page of theirs). Takes who reads. Inner function: the page 'move_targets' of gate.read_page.
CREATE OR REPLACE FUNCTION identity.move_targets(p_reader bigint)
RETURNS TABLE (structure_id bigint, name text)
LANGUAGE sql STABLE AS $$
  SELECT s.structure_id, s.name FROM identity.account AS me
  JOIN identity.structure AS mine ON mine.structure_id = me.structure_id
  JOIN identity.structure AS s ON s.kind = 'mission_locale' AND s.structure_id <> me.structure_id
  WHERE me.account_id = p_reader
  ORDER BY s.name LIMIT 600
$$;
