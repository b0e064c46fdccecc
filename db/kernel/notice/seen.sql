-- What was exposed of one person, as far as the vault has it: a field that was asked and is empty was not seen. Inner.
CREATE OR REPLACE FUNCTION notice.seen(e incident.exposed) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT f FROM unnest((e).fields) AS f
    WHERE f IN ('summary', 'referral', 'existence', 'journal')
       OR EXISTS (SELECT FROM vault.sealed AS s WHERE s.structure_id = (e).structure_id
                    AND s.beneficiary_id = (e).beneficiary_id AND s.field = f) ORDER BY f)
$$;
