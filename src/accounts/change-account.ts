import { callValue } from '../db/index.ts';
import type { AccountDeps } from './deps.ts';

/** Why an account is suspended or closed; the same list stands in `identity.narrow`. */
export const NARROWING_REASONS = ['left', 'absent', 'suspect', 'error', 'other'] as const;

/** What one person may do to an account: nothing here widens. */
export const ACTS = {
  suspendre: 'identity.suspend_account',
  retirer: 'identity.remove_account',
  confirmer: 'identity.confirm_review',
  relancer: 'identity.resend_invitation',
  'fin-remplacement': 'identity.end_cover',
} as const;
export type Act = keyof typeof ACTS;

/** Does it; null when done, else the refusal's code. */
export async function changeAccount(
  deps: AccountDeps,
  act: Act,
  change: { token: Buffer; account: string; why: string },
): Promise<string | null> {
  const { token, account, why } = change;
  const args = act === 'suspendre' || act === 'retirer' ? [token, account, why] : [token, account];
  const code = await callValue<string | null>(deps.db.app, ACTS[act], args);
  if (code === null) await deps.sendAccountMail();
  return code;
}

/** Stops a recovery before its link goes out. */
export async function cancelRecovery(
  deps: AccountDeps,
  token: Buffer,
  request: string,
): Promise<string | null> {
  const code = await callValue<string | null>(deps.db.app, 'identity.cancel_recovery', [token, request]);
  if (code === null) await deps.sendAccountMail();
  return code;
}
