import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../ui/index.ts';

/** Nothing inline, nothing from elsewhere. `data:` images are the design system's own small icons. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  // Not `no-referrer`: under it browsers send `Origin: null` with our own forms, and the check of acts
  // needs the origin. Other sites get nothing either way.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** On every answer, errors included. Nothing is stored by browser or proxy, except listed assets. */
export function securityHeaders(publicUrl: string): MiddlewareHandler<AppEnv> {
  const https = publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (https) c.res.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}
