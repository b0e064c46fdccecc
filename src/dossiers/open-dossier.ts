import type { BeneficiaryRef, Refused, RevealedPerson } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

export interface OpenedDossier {
  ok: true;
  entryId: string;
  person: RevealedPerson;
}

/**
 * Opens one dossier: name, situation, notes, who looked at it. Charged to `contact`, because notes are personal.
 * Refusals: those of `dossier.open`; an unknown reference answers `no_relationship` like somebody else's dossier.
 */
export async function openDossier(
  { vault }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef },
): Promise<OpenedDossier | Refused> {
  const opened = await vault.reveal({
    token: a.token,
    operation: 'dossier.open',
    purpose: null,
    target: { subject: a.ref },
    fields: ['summary', 'situation', 'note', 'journal'],
  });
  if (!opened.ok) return opened;
  const person = opened.people[0];
  if (!person) return { ok: false, code: 'not_found', entryId: opened.entryId };
  return { ok: true, entryId: opened.entryId, person };
}
