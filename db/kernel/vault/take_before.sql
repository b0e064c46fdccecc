-- Second half: for one allowed entry that another, committed transaction wrote within ten seconds, to the session that
-- asked, once (gate.claim_page). No value, sealed or not: which fields, who, when.
-- Returns {"now": [{"field", "at", "by", "mine"}], "before": [{"id", "fields", "at", "by", "mine", "written", "writtenBy",
-- "writtenMine", "restored"}]}: the values as they stand, and those that were replaced, latest first, ten at most of a kind (many
-- changes of a name, which take no touch, cannot push a telephone off the page); {} when there is nothing to take. by is null where an import or the operator wrote. What one change replaced of name and birth
-- date is one row: they are put back together.
CREATE OR REPLACE FUNCTION vault.take_before(p_token bytea, p_entry bigint) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  claimed record;
  me record;
  structure bigint;
  person bigint;
BEGIN
  SELECT * INTO claimed FROM gate.claim_page(p_token, p_entry, 'before');
  SELECT * INTO me FROM gate.who(p_token);
  IF claimed.page IS NULL OR me.account_id IS NULL THEN
    RETURN '{}';
  END IF;
  structure := (claimed.args ->> 'structure')::bigint;
  person := (claimed.args ->> 'number')::bigint;
  RETURN jsonb_build_object(
    'now', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('field', s.field, 'at', s.written_at, 'by', a.display_name,
               'mine', coalesce(s.written_by = me.account_id, false)) ORDER BY s.written_at DESC, s.field), '[]')
      FROM vault.sealed AS s LEFT JOIN identity.account AS a ON a.account_id = s.written_by
      WHERE s.structure_id = structure AND s.beneficiary_id = person AND s.item = 0
        AND s.field IN ('summary', 'phone', 'email', 'address', 'birthDate', 'nir', 'franceTravailId')),
    'before', (
      SELECT coalesce(jsonb_agg(b.row ORDER BY b.at DESC, b.id), '[]') FROM (
        SELECT min(x.before_id) AS id, x.replaced_at AS at, jsonb_build_object(
          'id', min(x.before_id)::text, 'fields', jsonb_agg(x.field ORDER BY x.field DESC),
          'at', x.replaced_at, 'by', max(by.display_name), 'mine', coalesce(bool_or(x.replaced_by = me.account_id), false),
          'written', max(x.written_at), 'writtenBy', max(w.display_name),
          'writtenMine', coalesce(bool_or(x.written_by = me.account_id), false), 'restored', max(x.restored_at)) AS row,
          row_number() OVER (PARTITION BY k.kind ORDER BY x.replaced_at DESC) AS nth
        FROM vault.sealed_before AS x
        LEFT JOIN identity.account AS by ON by.account_id = x.replaced_by
        LEFT JOIN identity.account AS w ON w.account_id = x.written_by
        CROSS JOIN LATERAL (SELECT CASE WHEN x.field IN ('summary', 'birthDate') THEN 'identity' ELSE x.field END AS kind) AS k
        WHERE x.structure_id = structure AND x.beneficiary_id = person
        GROUP BY x.replaced_at, k.kind) AS b
      WHERE b.nth <= 10));
END
$$;
