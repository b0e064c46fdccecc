-- Where an agent can be moved: structures of the same kind, by number and name (public: they are in the footer of every
-- page of theirs). Takes the session's token. No row when it may not list accounts.
CREATE OR REPLACE FUNCTION identity.move_targets(p_token bytea)
RETURNS TABLE (structure_id bigint, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.structure_id, s.name FROM gate.who(p_token) AS me
  JOIN identity.structure AS mine ON mine.structure_id = me.structure_id
  JOIN identity.structure AS s ON s.kind = 'mission_locale' AND s.structure_id <> me.structure_id
  WHERE me.role IN ('account_manager', 'supervisor')
  ORDER BY s.name LIMIT 600
$$;
