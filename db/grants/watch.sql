-- The watch. look, due, raise, learn, caught_up, ask_touch are the evaluating process's: they show nobody, and can only narrow. They
-- have a role of their own (ecluse_watch), which may execute nothing else: whoever takes over the application's SQL can
-- neither freeze anybody with them nor look at what an account does.
REVOKE ALL ON ALL ROUTINES IN SCHEMA watch FROM PUBLIC, ecluse_app, ecluse_signin, ecluse_watch;
REVOKE ALL ON ALL TABLES IN SCHEMA watch FROM PUBLIC, ecluse_app, ecluse_signin, ecluse_watch;
GRANT USAGE ON SCHEMA watch TO ecluse_app, ecluse_watch;
GRANT EXECUTE ON FUNCTION
  watch.look(bigint, bigint, boolean),
  watch.due(),
  watch.caught_up(bigint),
  watch.raise(bigint, text, text, bigint[]),
  watch.learn(),
  watch.ask_touch(bytea)
TO ecluse_watch;
GRANT EXECUTE ON FUNCTION
  watch.ask_read(bytea, text, bigint, text),
  watch.take_read(bytea, bigint),
  watch.act(bytea, bigint, text, text),
  watch.break(bytea, bigint, text),
  watch.open_alerts(bytea)
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE watch.read(bytea, text, bigint, text, jsonb) TO ecluse_app;
