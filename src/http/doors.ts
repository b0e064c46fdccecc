/**
 * Every door of the web server: the operations of the gate that it performs, or `open` with the
 * reason why it asks nobody. A test compares this register with the mounted routes: a route that is
 * not here does not pass, and neither does a line here without its route.
 */
import type { OperationName } from '../gate/index.ts';

export type Door = { operations: readonly [OperationName, ...OperationName[]] } | { open: string };

type DoorName = `${'GET' | 'POST'} /${string}`;

export const DOORS: Readonly<Record<DoorName, Door>> = {
  'GET /healthz': { open: 'Says whether the process and its database answer; nothing else.' },
  'GET /assets/:file': { open: 'Style and scripts, the same for everybody.' },
  'POST /langue': { open: 'Keeps the language of the screens in a cookie.' },
  'GET /aide': { open: 'Public text.' },
  'GET /accessibilite': { open: 'Public text.' },
  'GET /donnees-personnelles': { open: 'Public text.' },
  'GET /verifier': { open: 'Public text and a form.' },
  'POST /verifier': { open: 'Tells whether a notice is ours; names nobody.' },

  // Identity: before a session there is nobody to ask; the sign-in role checks and logs.
  'GET /connexion': { open: 'The sign-in page.' },
  'POST /connexion': { open: 'The same page for a browser without script.' },
  'POST /connexion/options': { open: 'A challenge to sign; tells nothing about any account.' },
  'POST /connexion/verifier': { operations: ['session.sign_in'] },
  'POST /demo/entrer': { operations: ['session.sign_in'] },
  'POST /deconnexion': { open: 'Ends the session it comes with.' },
  'POST /deconnexion/partout': { open: 'Ends the sessions of the account it comes with.' },
  'GET /enrolement': { open: 'The page of a one-time enrolment link.' },
  'GET /enrolement/:token': { open: 'A button; uses nothing up, because mail scanners open links.' },
  'POST /enrolement/:token': { open: 'Moves the link’s token into a cookie; uses nothing up.' },
  'POST /enrolement': { open: 'The same page for a browser without script.' },
  'POST /enrolement/options': { open: 'A challenge for the holder of a live enrolment link.' },
  'POST /enrolement/verifier': { open: 'Uses the enrolment link up; the sign-in role checks it.' },
  'GET /connexion/agent/aller': { open: 'Leads to the identity provider; nothing of ours is shown.' },
  'GET /connexion/agent/retour': { operations: ['session.sign_in'] },
  'POST /session/appareil': { open: 'The browser registers its key after sign-in; a signature is checked.' },
  'POST /session/appareil/renouveler': { open: 'The browser signs for its next short-lived cookie.' },
  'GET /presence': { operations: ['account.own'] },
  'POST /presence': { operations: ['account.own'] },
  'POST /presence/options': { operations: ['account.own'] },
  'POST /presence/verifier': { operations: ['account.own'] },
  'GET /mon-compte': { operations: ['account.own'] },
  'POST /mon-compte/cles/options': { operations: ['account.own'] },
  'POST /mon-compte/cles': { operations: ['account.own'] },
  'POST /mon-compte/cles/:id/nom': { operations: ['account.own'] },
  'POST /mon-compte/cles/:id/suppression': { operations: ['account.own'] },

  // The day and one's own accesses.
  'GET /': { operations: ['caseload.list', 'referral.list', 'dossier.name'] },
  'GET /mes-acces': { operations: ['account.own'] },

  // Dossiers.
  'GET /portefeuille': { operations: ['caseload.list'] },
  'GET /portefeuille/recherche': { open: 'An empty search form: names are only ever posted.' },
  'POST /portefeuille/recherche': { operations: ['dossier.search'] },
  'GET /dossiers/nouveau': { open: 'An empty form.' },
  'POST /dossiers/nouveau': { operations: ['dossier.check_duplicate', 'dossier.create'] },
  'GET /dossiers/:ref': { operations: ['dossier.open', 'referral.of_person'] },
  'POST /dossiers/:ref/afficher': { operations: ['contact.reveal', 'identifier.reveal'] },
  'POST /dossiers/:ref/notes': { operations: ['note.add'] },
  'GET /dossiers/:ref/modifier': { operations: ['dossier.open'] },
  'POST /dossiers/:ref/modifier': { operations: ['dossier.change'] },

  // The training offer: public data; only the banner names whom one searches for.
  'GET /formations': { operations: ['dossier.name'] },
  'GET /formations/:id': { operations: ['dossier.name'] },

  // Referrals, the counsellor's side.
  'GET /orientations': { operations: ['referral.list', 'dossier.name'] },
  'GET /orientations/nouvelle': { operations: ['dossier.name', 'caseload.list'] },
  'POST /orientations/nouvelle': { operations: ['referral.propose', 'referral.word', 'dossier.name'] },
  'GET /orientations/:id': { operations: ['referral.view'] },
  'POST /orientations/:id/retirer': {
    operations: ['referral.view', 'referral.act', 'referral.word'],
  },
  'POST /orientations/:id/suite': {
    operations: ['referral.view', 'referral.act', 'referral.word'],
  },
  // Accounts under four eyes.
  'GET /comptes': { operations: ['account.list'] },
  'GET /comptes/inviter': { open: 'Leads to the form on the list of accounts.' },
  'POST /comptes/inviter': { operations: ['account.request', 'account.list'] },
  'GET /comptes/revue': { operations: ['account.list'] },
  'GET /comptes/:id': { operations: ['account.list'] },
  'POST /comptes/:id/suspendre': { operations: ['account.suspend'] },
  'POST /comptes/:id/retirer': { operations: ['account.remove'] },
  'POST /comptes/:id/confirmer': { operations: ['account.review'] },
  'POST /comptes/:id/relancer': { operations: ['account.resend'] },
  'POST /comptes/:id/fin-remplacement': { operations: ['account.end_cover'] },
  'POST /comptes/:id/demander': { operations: ['account.request'] },
  'GET /ma-recuperation': { operations: ['account.own'] },
  'POST /recuperations/:id/arreter': { operations: ['account.cancel_recovery'] },
  'GET /demandes': { operations: ['request.list'] },
  'GET /demandes/:id': { operations: ['request.list'] },
  'POST /demandes/:id/approuver': { operations: ['request.approve'] },
  'POST /demandes/:id/refuser': { operations: ['request.refuse'] },
  'POST /demandes/:id/retirer': { operations: ['request.withdraw'] },
  'GET /absences': { operations: ['account.list', 'request.list'] },
  'POST /absences': { operations: ['account.request', 'account.list', 'request.list'] },
  // Supervision.
  'GET /pire-cas': { operations: ['account.worst_case'] },
  'GET /filiation': { operations: ['account.lineage'] },
  'GET /filiation/:id': { operations: ['account.lineage'] },
  'POST /filiation/:id/geler': { operations: ['account.freeze'] },

  // By one-time link: the sign-in role checks and uses up; the young person; the organisation.
  'GET /lien/:token': { open: 'A button; uses nothing up, because mail scanners open links.' },
  'POST /lien/:token': { open: 'Uses the link up; the sign-in role checks and logs it.' },
  'POST /lien/:token/nouveau': {
    open: 'Sends another link to the same address at most; says the same to everybody.',
  },
  'GET /ma-proposition': { operations: ['proposal.view'] },
  'POST /ma-proposition/accepter': { operations: ['proposal.view', 'proposal.answer'] },
  'POST /ma-proposition/decliner': { operations: ['proposal.view', 'proposal.answer', 'referral.word'] },
  'POST /ma-proposition/renoncer': { operations: ['proposal.view', 'proposal.answer', 'referral.word'] },
  'GET /reponse': { operations: ['candidate.view'] },
  'POST /reponse': { operations: ['candidate.view', 'candidate.answer', 'referral.word'] },
  'POST /reponse/telephone': { operations: ['candidate.view', 'candidate.contact'] },
  'POST /reponse/nouveau-lien': { operations: ['candidate.view'] },
  'POST /reponse/signaler': { operations: ['candidate.view', 'candidate.answer'] },
  'GET /boite-envoi': {
    open: 'The demonstration’s outbox, on loopback only: invented people; elsewhere it does not exist.',
  },
};
