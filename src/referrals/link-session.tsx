import type { Context } from 'hono';
import { refusalAnswer } from '../dossiers/index.ts';
import { refusalCode } from '../gate/index.ts';
import { type AppEnv, RefusalPage } from '../ui/index.ts';
import type { ReferralDeps } from './deps.ts';
import { type ReferralView, viewReferral } from './queries.ts';
import { NoLinkSessionPage } from './views/link-pages.tsx';

export interface LinkSession {
  token: Buffer;
  referralId: string;
  view: ReferralView;
}

/**
 * The session of a link and its one referral, or the page to answer instead. The referral is the session's, never
 * one that the browser names.
 */
export async function linkSession(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  role: 'beneficiary' | 'provider',
): Promise<LinkSession | Response> {
  c.header('Cache-Control', 'no-store');
  const { token, actor } = c.var;
  if (!token || !actor) return c.html(<NoLinkSessionPage c={c} />, 401);
  if (actor.role !== role || actor.scopeReferral === null)
    return c.html(<RefusalPage c={c} code="role" />, 403);
  const view = await viewReferral(deps.db.app, token, actor.scopeReferral);
  if (view.code !== null) {
    return refusalAnswer(c, { ok: false, code: refusalCode(view.code), entryId: view.entry });
  }
  return { token, referralId: actor.scopeReferral, view };
}

/** Whole minutes until the session ends. */
export function minutesLeft(view: ReferralView): number {
  return Math.max(0, Math.ceil((Date.parse(view.sessionEndsAt) - Date.now()) / 60_000));
}
