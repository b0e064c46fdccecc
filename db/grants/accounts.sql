-- Accounts under four eyes. Each function asks the gate, but those of the jobs, which take no clock and no account.
GRANT EXECUTE ON FUNCTION
  gate.request_widening(bytea, text, bigint, jsonb, text),
  gate.approve(bytea, bigint, boolean),
  gate.refuse_request(bytea, bigint, text),
  gate.withdraw_request(bytea, bigint),
  gate.waiting_requests(bytea),
  identity.suspend_account(bytea, bigint, text),
  identity.remove_account(bytea, bigint, text),
  identity.confirm_review(bytea, bigint),
  identity.resend_invitation(bytea, bigint),
  identity.cancel_recovery(bytea, bigint),
  identity.end_cover(bytea, bigint),
  -- The jobs.
  identity.upkeep(),
  identity.waiting_mail(integer),
  identity.ask_mail(bigint),
  identity.open_mail(bigint),
  identity.issue_account_link(bigint, bytea),
  identity.close_mail(bigint, text)
TO ecluse_app;
