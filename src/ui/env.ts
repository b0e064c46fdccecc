/**
 * What every route and every page sees of a request. The http layer fills it
 * (`src/http/page-context.ts`, the session middleware of identity); pages only read.
 */
import type { Context } from 'hono';

export type Lang = 'fr' | 'en';

export type Role = 'counsellor' | 'account_manager' | 'supervisor' | 'provider' | 'beneficiary';

/** Who acts, as the session tells it. Never more: what they may do is the gate's word. */
export interface ActorView {
  accountId: string;
  structureId: string;
  role: Role;
  /** Agents only: a young person's name is a sealed value. */
  displayName: string | null;
  structureName: string;
  /** `young`: a young person by their identity at a provider; `link`: by a one-time link. */
  method: 'passkey' | 'demo' | 'link' | 'sso' | 'young';
  /** The only referral this session may touch, for one opened by a link. */
  scopeReferral: string | null;
  presenceUntil: Date | null;
}

/** A live session that shows up in another place than its own: it is served nothing until a passkey touch. */
export interface MovedSession {
  token: Buffer;
  accountId: string;
  method: ActorView['method'];
}

/** An agent of some role: not a guest by link, nor a young person on their own page. */
export function isAgent(
  actor: ActorView | null,
): actor is ActorView & { method: 'passkey' | 'demo' | 'sso' } {
  return actor !== null && actor.method !== 'link' && actor.method !== 'young';
}

/** How many distinct people this account has reached in the rolling 24 hours, and how many it may. */
export interface BudgetView {
  used: number;
  cap: number;
}

export type NavKey =
  | 'jour'
  | 'portefeuille'
  | 'formations'
  | 'orientations'
  | 'comptes'
  | 'demandes'
  | 'absences'
  | 'pire-cas'
  | 'alertes'
  | 'filiation'
  | 'incidents'
  | 'mes-acces'
  | 'boite-envoi';

export interface PageContext {
  /** Path without query: the language switch and the sign-in page come back to it. */
  path: string;
  demo: boolean;
  instanceName: string;
  /** Public address of a listed asset, e.g. `asset('ecluse.css')`. */
  asset(name: string): string;
  /** Asked when the page is drawn, after its act was charged: the meter is never behind. */
  budget(): Promise<BudgetView | null>;
  counts(): Promise<Partial<Record<NavKey, number>>>;
}

export interface AppEnv {
  Variables: {
    token: Buffer | null;
    actor: ActorView | null;
    moved: MovedSession | null;
    /** The session of this browser was ended by a freeze of its account. */
    frozen: boolean;
    lang: Lang;
    page: PageContext;
    requestId: string;
  };
}

export type AppContext = Context<AppEnv>;

/** The part of a hono context that drawing needs: any route's `c` fits, whatever its path. */
export interface Viewer {
  readonly var: Readonly<AppEnv['Variables']>;
}
