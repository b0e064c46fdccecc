import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { IdentityDeps } from './deps.ts';
import { readToken, writeToken } from './tokens.ts';

type Config = Pick<IdentityDeps['config'], 'publicUrl'>;

function isSecure(config: Config): boolean {
  return config.publicUrl.startsWith('https:');
}

/** `__Host-` binds a cookie to this very host over TLS; a browser refuses the prefix on plain http, and for a path. */
function nameOf(config: Config, name: 'session' | 'enrolment' | 'device' | 'sso'): string {
  return `${isSecure(config) ? '__Host-' : ''}ecluse_${name}`;
}

export function sessionCookieName(config: Config): string {
  return nameOf(config, 'session');
}

// Lax, not Strict: a counsellor who follows a link of an e-mail to a dossier stays signed in. Acts are POST.
function options(config: Config): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(config) };
}

/** A cookie of the browser's session: the limits are the database's, not the cookie's. */
export function setSessionCookie(c: Context, config: Config, token: Buffer): void {
  setCookie(c, sessionCookieName(config), writeToken(token), options(config));
}

export function clearSessionCookie(c: Context, config: Config): void {
  deleteCookie(c, sessionCookieName(config), options(config));
}

export function readSessionCookie(c: Context, config: Config): Buffer | null {
  return readToken(getCookie(c, sessionCookieName(config)));
}

/** Carries the one-time token from its link to the page, so that it stays in no later address. */
export function setEnrolmentCookie(c: Context, config: Config, token: Buffer): void {
  setCookie(c, nameOf(config, 'enrolment'), writeToken(token), {
    ...options(config),
    maxAge: 30 * 60,
  });
}

export function clearEnrolmentCookie(c: Context, config: Config): void {
  deleteCookie(c, nameOf(config, 'enrolment'), options(config));
}

export function readEnrolmentCookie(c: Context, config: Config): Buffer | null {
  return readToken(getCookie(c, nameOf(config, 'enrolment')));
}

/** The short-lived cookie that a browser gets for each signature of its key. */
export function deviceCookieName(config: Config): string {
  return nameOf(config, 'device');
}

export function setDeviceCookie(c: Context, config: Config, token: Buffer, maxAge: number): void {
  setCookie(c, nameOf(config, 'device'), writeToken(token), { ...options(config), maxAge });
}

export function readDeviceCookie(c: Context, config: Config): Buffer | null {
  return readToken(getCookie(c, nameOf(config, 'device')));
}

/** Ties the way to the identity provider and back to this browser. */
export function setSsoCookie(c: Context, config: Config, token: Buffer): void {
  setCookie(c, nameOf(config, 'sso'), writeToken(token), { ...options(config), maxAge: 5 * 60 });
}

export function readSsoCookie(c: Context, config: Config): Buffer | null {
  return readToken(getCookie(c, nameOf(config, 'sso')));
}

export function clearSsoCookie(c: Context, config: Config): void {
  deleteCookie(c, nameOf(config, 'sso'), options(config));
}
