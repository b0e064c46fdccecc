import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { IdentityDeps } from './deps.ts';
import { readToken, writeToken } from './tokens.ts';

type Config = Pick<IdentityDeps['config'], 'publicUrl'>;

const ENROLMENT_PATH = '/enrolement';

function isSecure(config: Config): boolean {
  return config.publicUrl.startsWith('https:');
}

/** `__Host-` binds the cookie to this very host over TLS; a browser refuses the prefix on plain http. */
export function sessionCookieName(config: Config): string {
  return isSecure(config) ? '__Host-ecluse_session' : 'ecluse_session';
}

// Lax, not Strict: a counsellor who follows a link of an e-mail to a dossier stays signed in. Acts are POST.
function options(config: Config, path: string): CookieOptions {
  return { path, httpOnly: true, sameSite: 'Lax', secure: isSecure(config) };
}

/** A cookie of the browser's session: the limits are the database's, not the cookie's. */
export function setSessionCookie(c: Context, config: Config, token: Buffer): void {
  setCookie(c, sessionCookieName(config), writeToken(token), options(config, '/'));
}

export function clearSessionCookie(c: Context, config: Config): void {
  deleteCookie(c, sessionCookieName(config), options(config, '/'));
}

export function readSessionCookie(c: Context, config: Config): Buffer | null {
  return readToken(getCookie(c, sessionCookieName(config)));
}

/** Carries the one-time token from its link to the page, so that it stays in no later address. */
export function setEnrolmentCookie(c: Context, config: Config, token: Buffer): void {
  setCookie(c, 'ecluse_enrolment', writeToken(token), {
    ...options(config, ENROLMENT_PATH),
    maxAge: 30 * 60,
  });
}

export function clearEnrolmentCookie(c: Context, config: Config): void {
  deleteCookie(c, 'ecluse_enrolment', options(config, ENROLMENT_PATH));
}

export function readEnrolmentCookie(c: Context): Buffer | null {
  return readToken(getCookie(c, 'ecluse_enrolment'));
}
