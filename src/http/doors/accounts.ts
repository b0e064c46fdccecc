import type { Doors } from './door.ts';

/** Accounts under four eyes. */
export const ACCOUNTS: Doors = {
  'GET /comptes': { operations: ['account.list'] },
  'GET /comptes/liste.csv': { operations: ['account.list'] },
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
  'GET /mon-plafond': { operations: ['account.own'] },
  'POST /mon-plafond': { operations: ['budget.request', 'account.own'] },
  'POST /mon-plafond/:id/retirer': { operations: ['request.withdraw'] },
  'GET /demandes': { operations: ['request.list'] },
  'GET /demandes/:id': { operations: ['request.list'] },
  'POST /demandes/:id/approuver': { operations: ['request.approve'] },
  'POST /demandes/:id/refuser': { operations: ['request.refuse'] },
  'POST /demandes/:id/retirer': { operations: ['request.withdraw'] },
  'GET /absences': { operations: ['account.list', 'request.list'] },
  'POST /absences': { operations: ['account.request', 'account.list', 'request.list'] },
};
