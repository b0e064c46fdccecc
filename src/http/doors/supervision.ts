import type { Doors } from './door.ts';

/** Supervision. */
export const SUPERVISION: Doors = {
  'GET /pire-cas': { operations: ['account.worst_case'] },
  'GET /pire-cas/tableau.csv': { operations: ['account.worst_case'] },
  'GET /filiation': { operations: ['account.lineage'] },
  'GET /filiation/:id': { operations: ['account.lineage'] },
  'POST /filiation/:id/geler': { operations: ['account.freeze'] },
};
