-- Queues one message to an agent, in the caller's transaction. Inner function.
-- Takes who reads it, the template, the account that it speaks of, the request, what must not be sent twice (or null).
CREATE OR REPLACE FUNCTION identity.queue_mail(
  p_account bigint, p_template text, p_about bigint, p_request bigint, p_once text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO identity.outbox (structure_id, account_id, template, about, request_id, once_key)
  SELECT a.structure_id, a.account_id, p_template, p_about, p_request, p_once
  FROM identity.account AS a WHERE a.account_id = p_account AND a.email IS NOT NULL
  ON CONFLICT DO NOTHING
$$;
