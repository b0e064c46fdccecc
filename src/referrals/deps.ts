import type { Config } from '../config.ts';
import type { Queryable } from '../db/index.ts';
import type { Mailer } from '../mail/index.ts';
import type { AppContext } from '../ui/index.ts';
import type { Vault } from '../vault/index.ts';

/** What a one-time link gave: a session bound to one referral, or the reason why not. */
export type Redeemed = { ok: true; purpose: 'propose' | 'answer' } | { ok: false; code: string };

export interface ReferralDeps {
  /** The application's pool. */
  db: { app: Queryable };
  vault: Vault;
  config: Pick<Config, 'demo' | 'loopback'> & Partial<Pick<Config, 'youngOidc'>>;
  mailer: Mailer;
  /** Called after an act committed its messages: sends them without waiting for the timetable. Never throws. */
  sendWaiting(): Promise<void>;
  /** The sign-in module's act: uses up a link and gives the browser its cookie. */
  redeemLink(c: AppContext, linkToken: string): Promise<Redeemed>;
}
