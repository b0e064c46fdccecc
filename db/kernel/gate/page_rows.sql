-- What each page about agents hands out: an array of rows. Takes the page, who reads it, and its arguments.
-- Agents' names and numbers, and how many young people: never one of them.
-- Inner function of gate.take_page, which holds the committed entry.
CREATE OR REPLACE FUNCTION gate.page_rows(p_page text, p_reader bigint, p_args jsonb) RETURNS SETOF jsonb
LANGUAGE plpgsql AS $$
BEGIN
  CASE p_page
  WHEN 'accounts' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.accounts(p_reader, (p_args ->> 'account')::bigint, (p_args ->> 'skip')::integer) AS r;
  WHEN 'move_targets' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.move_targets(p_reader) AS r;
  WHEN 'successors' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.successors((p_args ->> 'account')::bigint, (p_args ->> 'skip')::integer) AS r;
  WHEN 'requests' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM gate.requests(p_reader, (p_args ->> 'request')::bigint) AS r;
  WHEN 'my_requests' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM gate.requests(p_reader, NULL) AS r WHERE r.requested_by = p_reader;
  WHEN 'family' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.family(p_reader, (p_args ->> 'account')::bigint) AS r;
  WHEN 'lineages' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.lineages(p_reader) AS r;
  WHEN 'worst_cases' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM gate.worst_cases(p_reader, (p_args ->> 'structure')::bigint, (p_args ->> 'skip')::integer) AS r;
  WHEN 'worst_case_history' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM gate.worst_case_history(p_reader) AS r;
  WHEN 'my_recovery' THEN
    RETURN QUERY SELECT to_jsonb(r) FROM identity.my_recovery(p_reader) AS r;
  END CASE;
END
$$;
