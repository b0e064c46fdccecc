-- First reading of the log for an exposure: the kinds of act of these accounts in this window (from included, to not),
-- each with its number and its first and last time, refusals too.
-- What counts as shown: an allowed act of an operation that gives values, or that is charged to a budget without being
-- a mere write (a duplicate check that says yes tells that somebody is followed: existence; a list of somebody's
-- referrals: referral). An operation that has left the register since counts as shown, of class unknown: nothing is
-- missed because a name changed. Inner function.
CREATE OR REPLACE FUNCTION incident.acts(p_accounts bigint[], p_from timestamptz, p_to timestamptz)
RETURNS incident.act_kind[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  at_accounts bigint[];
  at_structures bigint[];
BEGIN
  SELECT array_agg(h.account_id), array_agg(h.structure_id) INTO at_accounts, at_structures FROM incident.homes(p_accounts) AS h;
  RETURN (SELECT coalesce(array_agg(ROW(k.operation, k.fields, k.code, k.entries, k.first_at, k.last_at,
    CASE WHEN k.code IS NOT NULL OR k.people = 0 THEN '{}'
         WHEN o.name IS NOT NULL AND o.gives <> 'values' AND (o.gives = 'key' OR o.class IS NULL) THEN '{}'
         WHEN k.fields <> '{}' THEN k.fields
         WHEN k.operation = 'dossier.check_duplicate' THEN '{existence}'
         ELSE '{referral}' END::text[],
    CASE WHEN o.name IS NULL THEN 'unknown' ELSE coalesce(o.class, 'listed') END)::incident.act_kind), '{}')
  FROM (SELECT e.operation, e.fields, e.code, count(*) AS entries, min(e.at) AS first_at, max(e.at) AS last_at,
               max(cardinality(e.subjects)) AS people
        FROM unnest(at_accounts, at_structures) AS h(account_id, structure_id)
        JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id
        WHERE e.at >= p_from AND e.at < p_to
        GROUP BY e.operation, e.fields, e.code) AS k
  LEFT JOIN gate.operation AS o ON o.name = k.operation);
END
$$;
