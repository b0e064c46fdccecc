-- Second reading: the text of a query that gives every person whom the chosen accounts were shown something of, one row
-- each: structure_id, beneficiary_id, bits, first_at, last_at, times. The caller puts it into its own statement:
-- through a function's result 1.6 million rows would be written to disk and read again.
-- Its parameters: $1, $2, $3 of incident.seen_at (accounts, structures, account bits), $4 from, $5 to.
-- bits: those of the words (incident.words), then one for each account.
--
-- What each kind of act shows stands in the text as constants: comparing an entry with some ten constants is what costs
-- least of all ways tried (a join on the operation and its fields took four times as long). Every constant is quoted;
-- they are words that gate.settle let into the log.
-- Memory is that of one hash table, which spills to disk beyond work_mem: it does not grow with the log.
-- Inner function.
CREATE OR REPLACE FUNCTION incident.seen_sql(p_kinds incident.act_kind[], p_words text[]) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  cases text := (
    SELECT string_agg(format('WHEN e.operation = %L AND e.fields = %L::text[] THEN %s::bigint', k.operation, k.fields,
      (SELECT bit_or(1::bigint << (w.n::integer - 1)) FROM unnest(p_words) WITH ORDINALITY AS w(word, n)
       WHERE w.word = ANY (k.shown) OR w.word = 'class:' || k.class)), ' ' ORDER BY k.entries DESC)
    FROM unnest(p_kinds) AS k WHERE k.shown <> '{}');
BEGIN
  RETURN format($sql$
    SELECT x.structure_id, x.beneficiary_id, bit_or(x.bits) AS bits, min(x.at) AS first_at, max(x.at) AS last_at,
           count(*) AS times
    -- An act on one person is read as it stands: unnesting arrays of one costs as much again as all the rest. The fence
    -- (OFFSET 0) keeps the constants from being compared twice.
    FROM (SELECT e.subject_structures[1] AS structure_id, e.subjects[1] AS beneficiary_id, e.at, (CASE %1$s END) | h.bit AS bits
          FROM unnest($1, $2, $3) AS h(account_id, structure_id, bit)
          JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id
            AND e.at >= $4 AND e.at < $5 AND e.code IS NULL AND cardinality(e.subjects) = 1
          UNION ALL
          SELECT unnest(e.subject_structures), unnest(e.subjects), e.at, (CASE %1$s END) | h.bit
          FROM unnest($1, $2, $3) AS h(account_id, structure_id, bit)
          JOIN ledger.entry AS e ON e.structure_id = h.structure_id AND e.account_id = h.account_id
            AND e.at >= $4 AND e.at < $5 AND e.code IS NULL AND cardinality(e.subjects) > 1
          OFFSET 0) AS x
    WHERE x.bits IS NOT NULL
    GROUP BY x.structure_id, x.beneficiary_id $sql$, coalesce(cases, 'WHEN true THEN NULL::bigint'));
END
$$;
