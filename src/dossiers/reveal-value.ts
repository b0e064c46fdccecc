import type { FieldValues, Purpose } from '../gate/index.ts';
import type { BeneficiaryRef, Refused } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';
import { isIdentifier, type ProtectedField } from './protected-fields.ts';

/**
 * Shows one protected value of one person, for a purpose. The gate refuses a missing purpose, a missing passkey
 * touch for identifiers, a spent budget, somebody else's person; each refusal is logged.
 */
export async function revealValue(
  { vault }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef; field: ProtectedField; purpose: Purpose | null },
): Promise<{ ok: true; values: Partial<FieldValues> } | Refused> {
  const shown = await vault.reveal({
    token: a.token,
    operation: isIdentifier(a.field) ? 'identifier.reveal' : 'contact.reveal',
    purpose: a.purpose,
    target: { subject: a.ref },
    fields: [a.field],
  });
  return shown.ok ? { ok: true, values: shown.people[0]?.values ?? {} } : shown;
}
