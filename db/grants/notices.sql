-- Notices: the supervisor's acts, each of which asks the gate; the job's, which reach nobody but the people of approved
-- notices; and two open doors. Bounces and doubts are the operator's (the owner), not this role's.
REVOKE ALL ON ALL ROUTINES IN SCHEMA notice FROM PUBLIC, ecluse_app, ecluse_signin;
REVOKE ALL ON ALL TABLES IN SCHEMA notice FROM PUBLIC, ecluse_app, ecluse_signin;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA notice FROM PUBLIC, ecluse_app, ecluse_signin;
GRANT USAGE ON SCHEMA notice TO ecluse_app;
GRANT EXECUTE ON FUNCTION
  notice.write(bytea, bigint, text, text, text, text[], integer),
  notice.request(bytea, bigint, text),
  notice.steer(bytea, bigint, text),
  notice.view(bytea, bigint),
  notice.download(bytea, bigint, bigint),
  -- The jobs.
  notice.work(),
  notice.begin_run(),
  notice.end_run(bigint),
  notice.recover(bigint),
  notice.prepare(bigint, bigint, bigint, integer),
  notice.claim(bigint, bigint, text, bigint, integer),
  notice.ask_open(bigint, bigint[]),
  notice.begin_send(bigint, bigint[], bytea[]),
  notice.settle(bigint, bigint[], text[], text[]),
  notice.turn(bigint, bigint[], text[], text[], bigint[], bytea[]),
  notice.keep_letters(bigint, bigint, bigint[], bytea[], integer, bytea),
  -- Open to anybody.
  notice.verify(bytea),
  notice.report(text),
  notice.secret(),
  notice.put_secret(bytea)
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE notice.open(bigint, bigint[], jsonb) TO ecluse_app;
