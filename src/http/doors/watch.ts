import type { Doors } from './door.ts';

/** Alerts, what is done from them, and the circuit breaker. */
export const WATCH: Doors = {
  'GET /alertes': { operations: ['alert.list'] },
  'GET /alertes/:id': { operations: ['alert.view'] },
  'POST /alertes/:id/geler': { operations: ['alert.view', 'account.freeze'] },
  'POST /alertes/:id/sessions': { operations: ['alert.end_sessions'] },
  'POST /alertes/:id/liens': { operations: ['alert.close_links'] },
  'POST /alertes/:id/clore': { operations: ['alert.close'] },
  'POST /disjoncteur/couper': { operations: ['breaker.break'] },
  'POST /disjoncteur/retablir': { operations: ['account.request'] },
};
