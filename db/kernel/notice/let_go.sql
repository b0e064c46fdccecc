-- What a run that is no more had in its hands. Inner function.
-- claimed: given to nobody, waits again. sending: a text message has an idempotency key, and waits again; an e-mail may
-- have been taken by the server, and nobody knows: in doubt.
CREATE OR REPLACE FUNCTION notice.let_go(p_run bigint) RETURNS void
LANGUAGE sql AS $$
  UPDATE notice.notice AS n
  SET state = CASE WHEN n.state = 'claimed' OR n.channel = 'sms' THEN 'queued' ELSE 'doubt' END, run = NULL
  WHERE n.run = p_run AND n.state IN ('claimed', 'sending')
$$;
