-- What may be executed of referrals. Everything else in the schema is for kernel functions.
GRANT USAGE ON SCHEMA referrals TO ecluse_app;
GRANT EXECUTE ON FUNCTION
  -- Acts and views of a session: each asks the gate, but the last three, which show no person.
  referrals.propose(bytea, bigint, bigint, bigint, text, text),
  referrals.act(bytea, bigint, text, text, jsonb),
  referrals.ask_read(bytea, text, bigint, bigint),
  referrals.take_read(bytea, bigint),
  referrals.report_link(bytea),
  referrals.mark_read(bytea, bigint),
  referrals.counts(bytea),
  referrals.request_link(bytea),
  referrals.session_snapshot(bigint),
  -- The mail job.
  referrals.waiting_messages(integer),
  referrals.ask_message(bigint),
  referrals.open_message(bigint),
  referrals.issue_link(bigint, bytea),
  referrals.close_message(bigint, text),
  referrals.queue_reminders()
TO ecluse_app;
GRANT EXECUTE ON PROCEDURE referrals.read(bytea, text, bigint, bigint, jsonb) TO ecluse_app;
