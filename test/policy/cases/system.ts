import { PURPOSES } from '../../../src/gate/index.ts';
import { type Case, nobody, WHO, type Who } from './case.ts';

/** Nobody’s: the system, the operator, the sign-in role; and an operation that does not exist. */
export const SYSTEM: Case[] = [
  { operation: 'mail.send', fields: ['email'], purpose: null, verdicts: nobody },
  { operation: 'dossier.import', fields: [], purpose: null, verdicts: nobody },
  { operation: 'session.sign_in', fields: [], purpose: null, verdicts: nobody },
  {
    operation: 'dossier.export_all',
    fields: ['nir'],
    purpose: PURPOSES[0],
    verdicts: Object.fromEntries(WHO.map((w) => [w, 'unknown_operation'])) as Record<Who, string>,
  },
];
