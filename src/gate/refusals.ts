/**
 * Every refusal that the kernel returns. The texts for people live in `src/ui/texts/`: what happened, why,
 * what to do next. The order is that of `db/kernel/gate/decide.sql`.
 */
export const REFUSALS = [
  'no_session',
  'session_expired',
  'account_suspended',
  'unknown_operation',
  'role',
  'out_of_scope',
  'field',
  'purpose',
  'subjects',
  'no_relationship',
  'presence',
  'budget_account',
  'budget_structure',
  'budget_instance',
  // Beyond the gate: refusals of the acts themselves.
  'not_found',
  'state',
  'reason_required',
  'duplicate',
  'session_closed',
  'link_expired',
  'link_used',
  'link_revoked',
  'rate_limited',
  // So many questions whether somebody is here already, and no more (vault.check_duplicate).
  'duplicate_checks',
  // Accounts under four eyes: who may not decide, and what cannot be asked for (gate.may_approve, gate.check_request).
  'approver_role',
  'own_request',
  'concerned',
  'lineage',
  'approver_probation',
  'already_approved',
  'approvals_spent',
  'request_closed',
  'request_expired',
  'requester_inactive',
  'meeting_required',
  'request_pending',
  'role_unfit',
  'last_manager',
  'own_account',
  'invalid',
  'email_domain',
  'email_taken',
  'too_many_pending',
  // The watch and the circuit breaker.
  'breaker',
  'watch_frozen',
  'watch_touch',
  'watch_lists',
  // Notices to the people of an incident.
  'not_fixed',
  // The file of an incident.
  'attachment_twice',
  'attachments_full',
  'identity_closed',
] as const;

export type RefusalCode = (typeof REFUSALS)[number];

/** A refusal as the kernel gave it. An unknown code is still a refusal: the closest one is shown. */
export function refusalCode(code: unknown): RefusalCode {
  return REFUSALS.find((c) => c === code) ?? 'unknown_operation';
}
