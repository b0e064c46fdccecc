-- Gives people to a counsellor: it follows them from now on, and so do, until their cover ends, those who stand in for
-- it. Whoever followed them before no longer does, nor who stood in for that one: a file has one counsellor.
-- Takes: structure, people, the counsellor's account. Inner function; its callers asked the gate, or are the operator.
CREATE OR REPLACE FUNCTION gate.follow(p_structure bigint, p_people bigint[], p_account bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  t timestamptz := clock_timestamp();
BEGIN
  INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, since)
  SELECT p_structure, id, p_account, 'follows', t FROM unnest(p_people) AS id
  ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0)) DO UPDATE
  SET since = CASE WHEN g.until IS NULL THEN g.since ELSE t END, until = NULL;

  UPDATE gate.relationship AS g SET until = t, since = least(g.since, t)
  WHERE g.structure_id = p_structure AND g.beneficiary_id = ANY (p_people) AND (g.until IS NULL OR g.until > t)
    AND (g.kind = 'follows' AND g.account_id <> p_account
         OR g.kind = 'covers' AND NOT EXISTS (SELECT FROM gate.cover AS c
           WHERE c.account_id = g.account_id AND c.absent = p_account AND c.until > t));

  -- The clock opens and closes it, as for the people who were there when the cover was granted.
  INSERT INTO gate.relationship AS g (structure_id, beneficiary_id, account_id, kind, since, until)
  SELECT p_structure, id, c.account_id, 'covers', greatest(min(c.since), t), max(c.until)
  FROM gate.cover AS c CROSS JOIN unnest(p_people) AS id
  WHERE c.structure_id = p_structure AND c.absent = p_account AND c.account_id <> p_account AND c.until > t
  GROUP BY id, c.account_id
  ON CONFLICT (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0)) DO UPDATE
  SET since = CASE WHEN g.until > t THEN least(g.since, excluded.since) ELSE excluded.since END,
      until = greatest(g.until, excluded.until);
END
$$;
