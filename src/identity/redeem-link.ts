import { callRows } from '../db/call.ts';
import type { AppContext } from '../ui/index.ts';
import { clientKey } from './client-key.ts';
import type { IdentityDeps } from './deps.ts';
import { openSession } from './open-session.ts';
import { newToken, readToken } from './tokens.ts';

export type Redeemed =
  | { ok: true; referralId: string; purpose: 'propose' | 'answer'; token: Buffer }
  | { ok: false; code: string };

/**
 * Uses up a one-time link of a referral: starts a session of 30 minutes that may touch this referral only, and
 * gives the browser its cookie. For the POST of `/lien/:token`; the answer then redirects, so that the token
 * stays in no later address.
 *
 * Refuses: `link_unknown`, `link_used`, `link_expired`, `link_revoked`, `rate_limited`, `account_suspended`.
 */
export async function redeemLink(deps: IdentityDeps, c: AppContext, linkToken: string): Promise<Redeemed> {
  const link = readToken(linkToken) ?? Buffer.alloc(0);
  const token = newToken();
  const [row] = await callRows<{ code: string | null; referral: string; purpose: 'propose' | 'answer' }>(
    deps.db.signin,
    'identity.redeem_link',
    [link, token, clientKey(c, deps.config)],
  );
  if (row === undefined || row.code !== null) return { ok: false, code: row?.code ?? 'link_unknown' };
  await openSession(c, deps, token);
  return { ok: true, referralId: row.referral, purpose: row.purpose, token };
}
