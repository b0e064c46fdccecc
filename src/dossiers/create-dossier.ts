import type { FieldValues } from '../gate/index.ts';
import type { BeneficiaryRef, Refused } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

/**
 * Opens a dossier in my structure, after asking whether the person is there already: yes stops the act (code
 * `duplicate`) unless I said that it is somebody else. Never tells who. Refusals: those of `dossier.create`.
 */
export async function createDossier(
  { vault }: DossierDeps,
  a: {
    token: Buffer;
    structureId: string;
    values: Partial<FieldValues>;
    /** ISO date of the first interview. */
    today: string;
    anotherPerson: boolean;
  },
): Promise<{ ok: true; ref: BeneficiaryRef } | Refused> {
  const { token, structureId, values } = a;
  if (!a.anotherPerson) {
    const check = await vault.checkDuplicate({ token, structureId, values });
    if (!check.ok) return check;
    if (check.duplicate) return { ok: false, code: 'duplicate', entryId: null };
  }
  return vault.createBeneficiary({
    token,
    structureId,
    values,
    meta: { status: 'active', lastContactOn: a.today, lastContactKind: 'meeting' },
  });
}
