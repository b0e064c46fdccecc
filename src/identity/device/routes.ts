import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { callValue } from '../../db/call.ts';
import type { AppContext, AppEnv } from '../../ui/index.ts';
import { deviceCookieName, readSessionCookie, setDeviceCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { challengeTaker, newChallenge } from '../passkeys/challenge.ts';
import { DEVICE_DOORS } from '../session-middleware.ts';
import { newToken } from '../tokens.ts';
import { deviceKey, verifyProof } from './verify-proof.ts';

/** Five minutes: what a copied pair of cookies is good for at most; the database gives half a minute more. */
const COOKIE_SECONDS = 300;

/**
 * The browser's own doors (Device Bound Session Credentials): it registers a key after sign-in, and signs for a new
 * short-lived cookie each time the last one is over. No page and no person calls them, and what counts is the signature.
 */
export function deviceRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { signin } = deps.db;

  app.post(DEVICE_DOORS, async (c) => {
    const token = readSessionCookie(c, deps.config);
    if (token === null) return c.body(null, 401);
    const proof = verifyProof(proofOf(c), null);
    const challenge = challengeTaker(signin, 'device_new', token);
    if (proof === null || !(await challenge.take(proof.challenge))) return c.body(null, 403);
    const id = randomBytes(16).toString('base64url');
    const cookie = newToken();
    const code = await callValue<string | null>(signin, 'identity.bind_device', [
      token,
      id,
      proof.key,
      cookie,
    ]);
    if (code !== null) return c.body(null, 403);
    setDeviceCookie(c, deps.config, cookie, COOKIE_SECONDS);
    return c.json(instructions(deps, id));
  });

  app.post(`${DEVICE_DOORS}/renouveler`, async (c) => {
    const token = readSessionCookie(c, deps.config);
    const id =
      c.req
        .header('sec-secure-session-id')
        ?.trim()
        .replace(/^"(.*)"$/, '$1') ?? '';
    const known = deviceKey.safeParse(
      token === null ? null : await callValue<unknown>(signin, 'identity.find_device', [token, id]),
    );
    // The session is over, or another one: the browser forgets this key.
    if (token === null || !known.success) return c.json({ continue: false });
    const proof = verifyProof(proofOf(c), known.data);
    const challenge = challengeTaker(signin, 'device', token);
    if (proof === null || !(await challenge.take(proof.challenge))) {
      const next = Buffer.from(await newChallenge(signin, 'device', token)).toString('base64url');
      c.header('Secure-Session-Challenge', `"${next}";id="${id}"`);
      return c.body(null, 403);
    }
    const cookie = newToken();
    const code = await callValue<string | null>(signin, 'identity.renew_device', [token, id, cookie]);
    if (code !== null) return c.json({ continue: false });
    setDeviceCookie(c, deps.config, cookie, COOKIE_SECONDS);
    return c.json(instructions(deps, id));
  });

  return app;
}

function proofOf(c: AppContext): string | undefined {
  return c.req.header('secure-session-response');
}

function instructions(deps: IdentityDeps, id: string) {
  return {
    session_identifier: id,
    refresh_url: `${DEVICE_DOORS}/renouveler`,
    scope: {
      origin: deps.config.publicUrl,
      include_site: false,
      // Style and scripts are everybody's: they need not wait for a signature.
      scope_specification: [
        { type: 'exclude', domain: new URL(deps.config.publicUrl).hostname, path: '/assets' },
      ],
    },
    credentials: [
      {
        type: 'cookie',
        name: deviceCookieName(deps.config),
        attributes: 'Path=/; Secure; HttpOnly; SameSite=Lax',
      },
    ],
  };
}
