import type { Doors } from './door.ts';

/** The day, one’s own accesses, and dossiers. */
export const DOSSIERS: Doors = {
  'GET /': { operations: ['caseload.list', 'referral.list', 'dossier.name'] },
  'GET /mes-acces': { operations: ['account.own'] },
  'GET /portefeuille': { operations: ['caseload.list'] },
  'GET /portefeuille/recherche': { open: 'An empty search form: names are only ever posted.' },
  'POST /portefeuille/recherche': { operations: ['dossier.search'] },
  'GET /dossiers/nouveau': { open: 'An empty form.' },
  'POST /dossiers/nouveau': { operations: ['dossier.check_duplicate', 'dossier.create'] },
  'GET /dossiers/:ref': { operations: ['dossier.open', 'referral.of_person'] },
  'POST /dossiers/:ref/afficher': { operations: ['contact.reveal', 'identifier.reveal'] },
  'POST /dossiers/:ref/notes': { operations: ['note.add'] },
  'GET /dossiers/:ref/modifier': { operations: ['dossier.open'] },
  'GET /dossiers/:ref/modifications': { operations: ['dossier.changes', 'dossier.name'] },
  'POST /dossiers/:ref/modifications': { operations: ['dossier.restore'] },
  'POST /dossiers/:ref/modifier': { operations: ['dossier.change', 'identifier.change'] },
};
