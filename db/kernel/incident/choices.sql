-- Accounts that an incident may be about: those proposed with all that descend from them, marked, and, to choose more
-- from, those of one structure in one's charge (that of the first proposed when none is named). Inner function.
-- p_asked: {"accounts": [...], "structure", "alert"}; an alert proposes its own account and its own window.
-- Returns {"proposed": [row], "others": [row], "structure", "structures": [{id, name}], "alert": {id, at, from} | null}.
CREATE OR REPLACE FUNCTION incident.choices(p_me bigint, p_asked jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
  alert jsonb := (SELECT jsonb_build_object('id', w.alert_id::text, 'at', w.at, 'account', w.account_id,
      'from', (SELECT min(e.at) FROM ledger.entry AS e WHERE e.structure_id = w.structure_id AND e.entry_id = ANY (w.entries)))
    FROM watch.alert AS w WHERE w.alert_id = (p_asked->>'alert')::bigint AND identity.in_charge(p_me, w.structure_id));
  roots bigint[] := ARRAY(SELECT a.account_id
    FROM (SELECT x::bigint AS id FROM jsonb_array_elements_text(p_asked->'accounts') AS x
          UNION SELECT (alert->>'account')::bigint) AS r
    JOIN identity.account AS a ON a.account_id = r.id WHERE identity.in_charge(p_me, a.structure_id) LIMIT 500);
  proposed bigint[];
  home bigint;
BEGIN
  proposed := ARRAY(SELECT DISTINCT f.id FROM (
      SELECT r.id FROM unnest(roots) AS r(id)
      UNION SELECT d.id FROM unnest(roots) AS r(id) CROSS JOIN LATERAL identity.descendants(r.id) AS d(id)) AS f
    JOIN identity.account AS a ON a.account_id = f.id WHERE identity.in_charge(p_me, a.structure_id) ORDER BY 1 LIMIT 500);
  home := coalesce(
    (SELECT s.structure_id FROM identity.structure AS s
     WHERE s.structure_id = (p_asked->>'structure')::bigint AND identity.in_charge(p_me, s.structure_id)),
    (SELECT a.structure_id FROM identity.account AS a WHERE a.account_id = proposed[1]),
    (SELECT s.structure_id FROM identity.structure AS s WHERE s.kind = 'mission_locale' AND identity.in_charge(p_me, s.structure_id)
     ORDER BY s.structure_id LIMIT 1));
  RETURN jsonb_build_object(
    'alert', alert - 'account',
    'proposed', (SELECT coalesce(jsonb_agg(incident.account_row(x)), '[]') FROM unnest(proposed) AS x),
    'structure', home::text,
    'others', (SELECT coalesce(jsonb_agg(incident.account_row(o.account_id)), '[]') FROM (
        SELECT a.account_id FROM identity.account AS a
        WHERE a.structure_id = home AND a.role <> 'beneficiary' AND a.account_id <> ALL (proposed)
        ORDER BY a.created_at DESC, a.account_id DESC LIMIT 300) AS o),
    'structures', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.structure_id::text, 'name', s.name) ORDER BY s.name), '[]')
                   FROM identity.structure AS s WHERE identity.in_charge(p_me, s.structure_id)));
END
$$;
