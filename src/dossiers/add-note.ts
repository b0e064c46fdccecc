import type { BeneficiaryRef, Refused } from '../vault/index.ts';
import { type ContactKind, isContact } from './contact-kinds.ts';
import type { DossierDeps } from './deps.ts';

/** Adds a follow-up note; a real contact moves the date of the latest one. Refusals: those of `note.add`. */
export function addNote(
  { vault }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef; kind: ContactKind; text: string; today: string },
): Promise<{ ok: true; itemId: string } | Refused> {
  return vault.addNote({
    token: a.token,
    ref: a.ref,
    note: { kind: a.kind, text: a.text },
    meta: isContact(a.kind) ? { lastContactOn: a.today, lastContactKind: a.kind } : undefined,
  });
}
