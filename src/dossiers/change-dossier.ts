import type { FieldValues } from '../gate/index.ts';
import type { BeneficiaryRef, Meta, Refused } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

/**
 * Writes new values over old ones that nobody is shown. The entry names the fields, never the values.
 * Refusals: those of `dossier.change`; of `identifier.change` for a way to reach the person or an identifier: a touch.
 */
export function changeDossier(
  { vault }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef; values: Partial<FieldValues>; status?: Meta['status'] },
): Promise<{ ok: true } | Refused> {
  const { token, ref, values, status } = a;
  return vault.changeValues({ token, ref, values, meta: status ? { status } : undefined });
}
