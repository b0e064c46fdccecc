import { fullName } from '../dossiers/index.ts';
import type { BeneficiaryRef, Vault } from '../vault/index.ts';

export interface Names {
  of: ReadonlyMap<string, string>;
  /** Why there are none (a reached budget, say): the page shows numbers instead. */
  refusal: string | null;
}

/** The names of the people of some referrals: charged and logged per person, so only of those shown. */
export async function revealNames(
  vault: Pick<Vault, 'reveal'>,
  token: Buffer,
  refs: readonly BeneficiaryRef[],
): Promise<Names> {
  const subjects = [...new Set(refs)];
  if (subjects.length === 0) return { of: new Map(), refusal: null };
  const revealed = await vault.reveal({
    token,
    operation: 'dossier.name',
    purpose: null,
    target: { subjects },
    fields: ['summary'],
  });
  if (!revealed.ok) return { of: new Map(), refusal: revealed.code };
  return { of: new Map(revealed.people.map((p) => [p.ref, fullName(p.values)])), refusal: null };
}
