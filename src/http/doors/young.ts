import type { Doors } from './door.ts';

/** Young people by their identity at a provider. */
export const YOUNG: Doors = {
  'GET /connexion/jeune': { open: 'The way in for young people; says nothing about anybody.' },
  'GET /connexion/jeune/aller': { open: 'Leads to the identity provider; nothing of ours is shown.' },
  'GET /connexion/jeune/retour': { operations: ['session.sign_in', 'young.match', 'young.bind'] },
  'GET /connexion/jeune/deconnecte': { open: 'Comes back from a sign-out at the provider; changes nothing.' },
  'POST /mon-identite/rattacher': {
    open: 'Leads to the identity provider from the session of a link; the return asks the gate.',
  },
  'POST /mon-identite/detacher': { operations: ['young.unbind'] },
  'POST /dossiers/:ref/detacher-identite': { operations: ['young.unbind'] },
  'GET /mes-propositions': { operations: ['proposal.list'] },
  'GET /mes-propositions/:id': { operations: ['proposal.view'] },
  'POST /mes-propositions/:id/accepter': { operations: ['proposal.view', 'proposal.answer'] },
  'POST /mes-propositions/:id/decliner': {
    operations: ['proposal.view', 'proposal.answer', 'referral.word'],
  },
  'POST /mes-propositions/:id/renoncer': {
    operations: ['proposal.view', 'proposal.answer', 'referral.word'],
  },
};
