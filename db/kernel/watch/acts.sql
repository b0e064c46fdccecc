-- The latest acts of one account, as the rules see them: an array, oldest first. Inner function.
-- Takes the account's structure, the account, and after which entry: at most the latest 500 of the last 24 hours.
-- Each act: {id, at (ms), op, code, class, people, who, canary, kind, loose, changed}
--   who: numbers of the people (at most 100), shifted by a secret of the account: near stays near, who it is stays here
--   canary: somebody invented was opened, not merely met in a list or a search
--   loose: a search by beginnings; kind: of a wish; changed: where a session was shown from
CREATE OR REPLACE FUNCTION watch.acts(p_structure bigint, p_account bigint, p_after bigint) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'id', e.entry_id::text, 'at', floor(extract(epoch FROM e.at) * 1000)::bigint, 'op', e.operation, 'code', e.code,
    'class', o.class, 'people', coalesce((e.detail ->> 'asked')::integer, cardinality(e.subjects)),
    'who', (SELECT jsonb_agg(w.person + secret.shift) FROM unnest(e.subjects[1:100]) AS w(person)),
    'canary', CASE WHEN e.operation NOT IN ('caseload.list', 'referral.list', 'dossier.search', 'dossier.check_duplicate')
        AND cardinality(e.subjects) = 1 AND watch.is_canary(e.subject_structures[1], e.subjects[1]) THEN true END,
    'kind', CASE WHEN e.operation = 'account.request' THEN e.detail ->> 'kind' END,
    'loose', CASE WHEN e.operation = 'dossier.search' THEN e.detail -> 'search' IS DISTINCT FROM 'true'::jsonb END,
    'changed', CASE WHEN e.code = 'session_moved' THEN e.detail -> 'changed' END)) ORDER BY e.entry_id), '[]')
  FROM (SELECT x.* FROM ledger.entry AS x
        WHERE x.structure_id = p_structure AND x.account_id = p_account AND x.entry_id > p_after
          AND x.at > clock_timestamp() - interval '24 hours'
        ORDER BY x.entry_id DESC LIMIT 500) AS e
  LEFT JOIN gate.operation AS o ON o.name = e.operation
  CROSS JOIN (SELECT ('x' || encode(substr(sha256(s.salt || convert_to(p_account::text, 'UTF8')), 1, 6), 'hex'))::bit(48)::bigint AS shift
              FROM watch.secret AS s) AS secret
$$;
