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
  /** Address of the page; its acts stand below it. */
  home: string;
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
  const home = role === 'provider' ? '/reponse' : '/ma-proposition';
  return sessionOn(deps, c, { token, referralId: actor.scopeReferral, home });
}

/**
 * The session of a young person by their own identity, and one of their referrals, or the page to answer instead. Here
 * the browser names the referral: the gate refuses whatever is not theirs.
 */
export async function youngSession(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  referralId: string,
): Promise<LinkSession | Response> {
  const session = await requireYoung(deps, c);
  if (session instanceof Response) return session;
  return sessionOn(deps, c, { ...session, referralId, home: `/mes-propositions/${referralId}` });
}

/** A young person's session by their own identity, or the page to answer instead. */
export async function requireYoung(
  deps: Pick<ReferralDeps, 'config'>,
  c: Context<AppEnv>,
): Promise<{ token: Buffer } | Response> {
  c.header('Cache-Control', 'no-store');
  const { token, actor } = c.var;
  if (token && actor?.method === 'young') return { token };
  if (actor) return c.html(<RefusalPage c={c} code="role" />, 403);
  if (c.req.method === 'GET' && deps.config.youngOidc) return c.redirect('/connexion/jeune', 303);
  return c.html(<NoLinkSessionPage c={c} />, 401);
}

async function sessionOn(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  on: Omit<LinkSession, 'view'>,
): Promise<LinkSession | Response> {
  const view = await viewReferral(deps.db.app, on.token, on.referralId);
  if (view.code !== null) {
    return refusalAnswer(c, { ok: false, code: refusalCode(view.code), entryId: view.entry });
  }
  return { ...on, view };
}

/** Whole minutes until the session ends. */
export function minutesLeft(view: ReferralView): number {
  return Math.max(0, Math.ceil((Date.parse(view.sessionEndsAt) - Date.now()) / 60_000));
}
