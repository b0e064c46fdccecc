import type { IdentityDeps } from '../identity/index.ts';
import type { Vault } from '../vault/index.ts';

/**
 * Who the young person of a link's session is by their own dossier, for comparing with what their identity provider
 * vouches for: one reveal with its entry. It is shown on no page.
 */
export function ownIdentityOf(vault: Pick<Vault, 'reveal'>): NonNullable<IdentityDeps['ownIdentity']> {
  return async (token, referralId) => {
    const revealed = await vault.reveal({
      token,
      operation: 'young.match',
      purpose: null,
      target: { referral: referralId },
      fields: ['summary', 'birthDate'],
    });
    if (!revealed.ok) return { ok: false, code: revealed.code };
    const values = revealed.people[0]?.values;
    return {
      ok: true,
      entryId: revealed.entryId,
      known: { ...values?.summary, birthDate: values?.birthDate },
    };
  };
}
