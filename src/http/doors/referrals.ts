import type { Doors } from './door.ts';

/** The training offer (public data; only the banner names whom one searches for) and referrals, the counsellor’s side. */
export const REFERRALS: Doors = {
  'GET /formations': { operations: ['dossier.name'] },
  'GET /formations/:id': { operations: ['dossier.name'] },
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
};
