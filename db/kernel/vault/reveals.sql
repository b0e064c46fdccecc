-- The one door to sealed values, in one round trip: ask, COMMIT, take. For one act, or for several that waited in one
-- process: they share the transaction and its flush, nothing else; each has its verdict and its entry.
-- Invoker rights, because a definer procedure cannot COMMIT: it does nothing that its caller could not do by
-- hand, and a CALL inside the caller's own transaction fails at COMMIT. Whoever stops after the first half holds
-- nothing; whoever stops after COMMIT leaves entries for values never shown: the safe side.
-- p_acts: see vault.ask_reveals. p_result: [{"code": null | refusal, "entry": id, "people": [… see vault.sealed_people]}, …]
CREATE OR REPLACE PROCEDURE vault.reveals(p_acts jsonb, INOUT p_result jsonb)
LANGUAGE plpgsql AS $$
BEGIN
  p_result := vault.ask_reveals(p_acts);
  COMMIT;
  p_result := (
    SELECT pg_catalog.jsonb_agg(v.verdict || pg_catalog.jsonb_build_object('people', t.people) ORDER BY v.n)
    FROM pg_catalog.jsonb_array_elements(p_result) WITH ORDINALITY AS v(verdict, n)
    JOIN pg_catalog.jsonb_array_elements(vault.take(
      ARRAY(SELECT pg_catalog.decode(a.act->>'token', 'base64')
            FROM pg_catalog.jsonb_array_elements(p_acts) WITH ORDINALITY AS a(act, n) ORDER BY a.n),
      ARRAY(SELECT CASE WHEN v.verdict->>'code' IS NULL THEN (v.verdict->>'entry')::bigint END
            FROM pg_catalog.jsonb_array_elements(p_result) WITH ORDINALITY AS v(verdict, n) ORDER BY v.n)
    )) WITH ORDINALITY AS t(people, n) ON t.n = v.n);
END
$$;
