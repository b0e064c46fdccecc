import type { Doors } from './door.ts';

/** By one-time link: the sign-in role checks and uses up; the young person; the organisation. */
export const LINKS: Doors = {
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
