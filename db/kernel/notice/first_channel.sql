-- By which channel to write to somebody: the first allowed one after `p_after` (null: the first of all) for which the
-- vault holds an address; null when none is left. Looks at which fields exist, never at their values. Inner function.
CREATE OR REPLACE FUNCTION notice.first_channel(p_structure bigint, p_person bigint, p_channels text[], p_after text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT c.channel
  FROM (VALUES (1, 'email', 'email'), (2, 'sms', 'phone'), (3, 'letter', 'address')) AS c(n, channel, field)
  WHERE c.channel = ANY (p_channels)
    AND c.n > CASE p_after WHEN 'email' THEN 1 WHEN 'sms' THEN 2 WHEN 'letter' THEN 3 ELSE 0 END
    AND EXISTS (SELECT FROM vault.sealed AS s
                WHERE s.structure_id = p_structure AND s.beneficiary_id = p_person AND s.field = c.field)
  ORDER BY c.n LIMIT 1
$$;
