import type { fr } from './refusals.fr.ts';

export const en: Record<keyof typeof fr, string> = {
  'label.why': 'Why',
  'label.next': 'What to do',
  'label.whom': 'Whom to ask',
  logged: 'This refusal is in the log under number {entry}.',
  'action.signIn': 'Sign in',
  'action.home': 'Back to the home page',
  'action.caseload': 'See my caseload',
  'action.budget': 'See my access and my limit',
  'action.presence': 'Confirm my presence',
  'action.back': 'Back to the previous page',

  'no_session.title': 'Sign in to continue',
  'no_session.why': 'This page needs to know who you are, and no session is open.',
  'no_session.next': 'Sign in with your passkey, then try again.',
  'no_session.whom': 'Lost passkey: the account manager of your structure.',

  'session_expired.title': 'Your session has ended',
  'session_expired.why':
    'A session stops after 30 minutes without activity, after 10 hours, or when you sign in elsewhere.',
  'session_expired.next': 'Sign in again. What you had saved is kept.',
  'session_expired.whom': 'If you did not sign in elsewhere, tell the account manager at once.',

  'account_suspended.title': 'Your account is suspended',
  'account_suspended.why': 'While it is, no dossier can be opened with it.',
  'account_suspended.next': 'Nothing can be done here: an account is reopened by two people together.',
  'account_suspended.whom': 'The account manager of your structure.',

  'unknown_operation.title': 'This action does not exist',
  'unknown_operation.why': 'Écluse refuses everything that was not declared.',
  'unknown_operation.next': 'Go back to the home page and start from the menu.',
  'unknown_operation.whom': 'If a link inside Écluse brought you here, tell the operator of this site.',

  'role.title': 'This action is not for your role',
  'role.why': 'Each role has its own actions. This one belongs to another role.',
  'role.next': 'Ask somebody who has that role to do it with you.',
  'role.whom': 'The account manager of your structure, if your role has changed.',

  'purpose.title': 'A purpose is needed',
  'purpose.why':
    'A protected value is shown only for a purpose meant for it. The person concerned can read it.',
  'purpose.next': 'Go back and choose the purpose that fits.',
  'purpose.whom': 'If none fits, the data protection officer.',

  'no_relationship.title': 'You do not follow this person',
  'no_relationship.why':
    'A dossier opens to the counsellor who follows the person, or stands in, and to nobody else.',
  'no_relationship.next': 'If you are to follow them, ask for the dossier to be assigned to you.',
  'no_relationship.whom': 'The counsellor who follows them today, or the head of your structure.',

  'presence.title': 'Confirm that it is you',
  'presence.why': 'This value is sensitive: it is shown only within minutes of a touch of your passkey.',
  'presence.next': 'Confirm your presence with your passkey, then try again.',
  'presence.whom': 'Lost passkey: the account manager of your structure.',

  'budget_account.title': 'You have reached your limit',
  'budget_account.why':
    'Over 24 hours, an account can only see a limited number of people. If yours were stolen, this limit is what would protect the others.',
  'budget_account.next':
    'People already seen today stay open to you. For others, wait until the 24-hour window has moved on.',
  'budget_account.whom': 'Urgent need: ask for a larger limit from “My access”; another person decides.',

  'budget_structure.title': 'Your structure has reached its limit',
  'budget_structure.why': 'Over 24 hours, a whole structure can only see a limited number of people.',
  'budget_structure.next': 'People already seen today stay open to you. Try again later for others.',
  'budget_structure.whom': 'The head of your structure, who will see where this activity comes from.',

  'budget_instance.title': 'The general limit has been reached',
  'budget_instance.why':
    'Unusual activity has used up the number of people that may be seen in 24 hours on the whole instance.',
  'budget_instance.next': 'New access is stopped for everybody. Try again later.',
  'budget_instance.whom': 'The operator of this site.',

  'not_found.title': 'Not found',
  'not_found.why': 'What you asked for does not exist, or no longer does.',
  'not_found.next': 'Check the address, or start from the menu.',
  'not_found.whom': 'The person who gave you this address.',

  'out_of_scope.title': 'This page is not part of your link',
  'out_of_scope.why': 'The link you opened gives access to one application only.',
  'out_of_scope.next': 'Go back to the page that your link opened.',
  'out_of_scope.whom': 'The Mission Locale that wrote to you.',

  'state.title': 'No longer possible at this step',
  'state.why': 'The situation has changed since this page was shown.',
  'state.next': 'Reload the page to see where it stands, then choose among the actions offered.',
  'state.whom': 'Whoever acted last: the page names them.',

  'reason_required.title': 'A reason is needed',
  'reason_required.why': 'This decision matters to the person: they are owed a reason.',
  'reason_required.next': 'Go back, choose a reason, then send again.',
  'reason_required.whom': 'The Mission Locale, if no reason fits.',

  'link_expired.title': 'This link is no longer valid',
  'link_expired.why': 'A link lasts only a few days, so that nobody can use it in your place.',
  'link_expired.next': 'Ask whoever sent it for a new one.',
  'link_expired.whom': 'The Mission Locale named in the message.',

  'link_used.title': 'This link has already been used',
  'link_used.why': 'A link opens once only. An answer or a visit has used it.',
  'link_used.next': 'If it was not you, tell the Mission Locale. Otherwise ask it for a new link.',
  'link_used.whom': 'The Mission Locale named in the message.',

  'link_revoked.title': 'This link has been closed',
  'link_revoked.why': 'Whoever sent it has withdrawn it, or a newer link replaces it.',
  'link_revoked.next': 'Look for a newer message, or ask for a new link.',
  'link_revoked.whom': 'The Mission Locale named in the message.',

  'link_unknown.title': 'This link does not exist',
  'link_unknown.why': 'The address is incomplete, or this link was never sent.',
  'link_unknown.next': 'Copy the whole address from the message, or ask for a new link.',
  'link_unknown.whom': 'The Mission Locale named in the message.',

  'rate_limited.title': 'Too many attempts',
  'rate_limited.why': 'Many requests came from the same place in a short time.',
  'rate_limited.next': 'Wait a few minutes, then try again.',
  'rate_limited.whom': 'If it goes on, the operator of this site.',

  'duplicate_checks.title': 'Too many new files in 24 hours',
  'duplicate_checks.why':
    'Each new file tells whether the person is followed here already. These answers are limited to 40 in 24 hours, so that a list of names cannot be checked one by one.',
  'duplicate_checks.next': 'Nothing was saved. Keep your notes and go on tomorrow.',
  'duplicate_checks.whom':
    'The operator of this site, who can raise this limit for a day of first interviews.',

  'field.title': 'This value is not meant for this action',
  'field.why': 'Each action shows only the values it needs.',
  'field.next': 'Go back and choose the action that fits this value.',
  'field.whom': 'If a link inside Écluse brought you here, tell the operator of this site.',

  'subjects.title': 'This request does not name the right person',
  'subjects.why': 'An action concerns one person, or a bounded list. This one names nobody, or too many.',
  'subjects.next': 'Start from your caseload and open the dossier you need.',
  'subjects.whom': 'If a link inside Écluse brought you here, tell the operator of this site.',

  'duplicate.title': 'There is already a dossier for this person',
  'duplicate.why': 'What was entered matches a dossier of your structure. Écluse does not say which.',
  'duplicate.next':
    'Check your caseload. If you do not follow this person, ask for the dossier to be assigned to you.',
  'duplicate.whom': 'The head of your structure.',

  'session_closed.title': 'This training session takes no more applications',
  'session_closed.why': 'It was closed, it is full, or it disappeared from the catalogue.',
  'session_closed.next': 'Look for another session of the same training, or a similar training.',
  'session_closed.whom': 'The training organisation.',

  'approver_role.title': 'This decision belongs to others',
  'approver_role.why':
    'A request is decided by the account managers of the same structure, or by the supervision.',
  'approver_role.next': 'Leave it to those in charge: they were told.',
  'approver_role.whom': 'The account manager of the structure concerned.',

  'own_request.title': 'You made this request',
  'own_request.why': 'Widening takes two: who asks does not decide.',
  'own_request.next': 'Wait for somebody else’s decision, or withdraw your request.',
  'own_request.whom': 'Another account manager, or the supervision.',

  'concerned.title': 'This request concerns you',
  'concerned.why': 'Nobody approves what widens their own access.',
  'concerned.next': 'Let somebody else decide.',
  'concerned.whom': 'Another account manager, or the supervision.',

  'lineage.title': 'Your account is tied to the one that asks',
  'lineage.why':
    'One of the two accounts was made by the other, or one person asked for both. Two pairs of eyes of one family are one.',
  'lineage.next': 'Let somebody of another lineage decide.',
  'lineage.whom': 'The supervision, if nobody else can decide in your structure.',

  'approver_probation.title': 'Your account is on probation',
  'approver_probation.why':
    'An account on probation approves nothing: if it were stolen, it would open no other.',
  'approver_probation.next': 'Wait for the end of the probation, shown on your account.',
  'approver_probation.whom': 'Another account manager, or the supervision.',

  'already_approved.title': 'You approved this request already',
  'already_approved.why': 'It takes two different people.',
  'already_approved.next': 'Wait for the second one.',
  'already_approved.whom': 'The supervision, if nobody else can decide in your structure.',

  'approvals_spent.title': 'You have given five approvals in 24 hours',
  'approvals_spent.why':
    'This limit protects your structure if your account were stolen or you were deceived.',
  'approvals_spent.next': 'Come back tomorrow, or let somebody else decide.',
  'approvals_spent.whom': 'The supervision, if it is urgent.',

  'request_closed.title': 'This request no longer waits',
  'request_closed.why': 'It was decided or withdrawn meanwhile.',
  'request_closed.next': 'Open it to read the decision; make a new one if needed.',
  'request_closed.whom': 'Whoever decided: the request names them.',

  'request_expired.title': 'This request has expired',
  'request_expired.why': 'A request waits for 48 hours, then closes by itself.',
  'request_expired.next': 'If it is still useful, make a new one.',
  'request_expired.whom': 'Whoever made it.',

  'requester_inactive.title': 'The account that asks is no longer active',
  'requester_inactive.why': 'Whoever made this request was suspended, frozen or removed since.',
  'requester_inactive.next': 'Refuse the request. If it is sound, somebody else will make it again.',
  'requester_inactive.whom': 'The supervision.',

  'meeting_required.title': 'Nobody met the holder of the account',
  'meeting_required.why':
    'An account is recovered only if one of the two who approve has seen its holder, face to face.',
  'meeting_required.next': 'Meet the person, then approve and say so.',
  'meeting_required.whom': 'The second approver, if they met the person.',

  'not_fixed.title': 'The list of people is not fixed',
  'not_fixed.why': 'A notice goes to a list that stands, never to one that still moves.',
  'not_fixed.next': 'Go back to the step “Measure” of the incident and fix the list.',
  'not_fixed.whom': 'Whoever follows the incident.',
  'attachment_twice.title': 'This piece is in the file already',
  'attachment_twice.why': 'The same content, byte for byte, stands there with its hash.',
  'attachment_twice.next': 'Find it among the pieces of evidence.',
  'attachment_twice.whom': 'Whoever added it.',
  'attachments_full.title': 'The file cannot take another piece',
  'attachments_full.why': 'An incident keeps fifty pieces and 100 MB at most, withdrawn ones included.',
  'attachments_full.next': 'Put several pieces into one PDF, or make this one smaller.',
  'attachments_full.whom': 'Whoever follows the incident.',
  'identity_closed.title': 'This identity does not open',
  'identity_closed.why': 'Nobody has granted your request yet, or the two hours that it opened are over.',
  'identity_closed.next': 'Wait for the approval, or ask again from the person’s page.',
  'identity_closed.whom': 'Another supervisor, or the account manager of the supervision.',
  'request_pending.title': 'The same request is waiting already',
  'request_pending.why': 'An identical request has not been decided yet.',
  'request_pending.next': 'Open it in the list of requests.',
  'request_pending.whom': 'Whoever made it.',

  'role_unfit.title': 'This role does not fit here',
  'role_unfit.why': 'The role does not exist in this structure, or the account has it already.',
  'role_unfit.next': 'Choose another role or structure.',
  'role_unfit.whom': 'The supervision.',

  'last_manager.title': 'This is the last account manager',
  'last_manager.why': 'A structure always keeps at least one active account manager.',
  'last_manager.next': 'Invite another account manager first, and wait until their account is open.',
  'last_manager.whom': 'The supervision.',

  'own_account.title': 'This is your own account',
  'own_account.why': 'Nobody suspends, removes or confirms their own account.',
  'own_account.next': 'Ask another account manager.',
  'own_account.whom': 'The supervision, if there is only you.',

  'invalid.title': 'This request is incomplete',
  'invalid.why': 'A value is missing, or beyond what can be granted.',
  'invalid.next': 'Go back, correct it, and send it again.',
  'invalid.whom': 'The supervision, if you think the limit is too low.',

  'email_domain.title': 'This is not a known professional address',
  'email_domain.why': 'Invitations go only to the mail domains declared for your structure.',
  'email_domain.next': 'Use the person’s professional address.',
  'email_domain.whom': 'The operator of this site, to declare a domain.',

  'email_taken.title': 'An account with this address exists already',
  'email_taken.why': 'An address serves one account only.',
  'email_taken.next': 'Look for it in the list. If it is suspended, ask for it to be re-enabled.',
  'email_taken.whom': 'The supervision, if the account belongs to another structure.',

  'too_many_pending.title': 'Too many requests are waiting already',
  'too_many_pending.why':
    'Twenty invitations and accounts never opened, or twenty requests for an identity: that is the limit of a structure.',
  'too_many_pending.next':
    'Wait until a request is decided or somebody opens their account, or remove what is not needed.',
  'too_many_pending.whom': 'The supervision.',

  'breaker.title': 'Access to files is cut off',
  'breaker.why':
    'The supervision has cut off access, for your structure or for everybody, while it looks into something abnormal.',
  'breaker.next': 'Nothing to do: nothing is lost. You can sign out and try again later.',
  'breaker.whom': 'The supervision. Two people must agree to restore access.',

  'watch_frozen.title': 'This account has just been frozen',
  'watch_frozen.why':
    'Écluse, or somebody in charge, froze this account as a precaution. Nothing is shown any more.',
  'watch_frozen.next':
    'If it was you, say so: an account reopens when two people agree. If not, tell somebody at once.',
  'watch_frozen.whom':
    'The supervision, which has been told, or whoever looks after the accounts of your structure.',

  'watch_touch.title': 'Confirm that it is you',
  'watch_touch.why':
    'Écluse saw unusual activity of this account. Nothing else is shown before a touch of your passkey.',
  'watch_touch.next': 'Confirm your presence with your passkey: you will go on where you were.',
  'watch_touch.whom': 'Without your passkey: whoever looks after the accounts of your structure.',

  'watch_lists.title': 'More names? A touch of your passkey',
  'watch_lists.why':
    'Many names, or pages in very quick succession, were shown to this account. The next ones wait to know that you are there.',
  'watch_lists.next':
    'Confirm your presence with your passkey: the page you asked for will follow. Dossiers and search stay open without it.',
  'watch_lists.whom': 'Without your passkey: whoever looks after the accounts of your structure.',

  'other.title': 'Access was refused',
  'other.why': 'A rule of Écluse does not allow this action.',
  'other.next': 'Go back to the home page and start from the menu.',
  'other.whom': 'The account manager of your structure.',
};
