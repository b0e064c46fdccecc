import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';
import { freePort } from './oidc-issuer.ts';
import { startTlsFront } from './tls-front.ts';

/** Only a browser that has Device Bound Session Credentials can show that they work, and TLS wants a certificate: without
 * either this is skipped, visibly. */
const executablePath = process.env.ECLUSE_CHROMIUM ?? '/usr/bin/chromium';
const hasBrowser = existsSync(executablePath) && majorOf(executablePath) >= 145;

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

function majorOf(browser: string): number {
  try {
    return Number(/(\d+)\./.exec(execFileSync(browser, ['--version']).toString())?.[1] ?? 0);
  } catch {
    return 0;
  }
}

describe.skipIf(!hasBrowser || !hasOpenssl)('a session bound to its device, over TLS', () => {
  let profile: string;
  let front: Awaited<ReturnType<typeof startTlsFront>>;
  let app: App;
  let context: BrowserContext;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    front = await startTlsFront(port);
    app = await startApp({ ECLUSE_PORT: String(port), ECLUSE_PUBLIC_URL: front.url, ECLUSE_DEMO: 'on' });
    profile = await mkdtemp(join(tmpdir(), 'ecluse-profile-'));
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      ignoreHTTPSErrors: true,
      locale: 'fr-FR',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--ignore-certificate-errors',
        '--enable-features=DeviceBoundSessions:RefreshQuota/false,EnableBoundSessionCredentialsSoftwareKeysForManualTesting',
      ],
    });
  });
  afterAll(async () => {
    await context?.close();
    await app?.close();
    await front?.close();
    if (profile) await rm(profile, { recursive: true, force: true });
  });

  const session = async () => {
    const { rows } = await app.owner.query<{ hash: string | null; key: { kty: string } | null }>(
      `SELECT encode(device_hash, 'hex') AS hash, device_key AS key FROM identity.session
        WHERE ended_at IS NULL ORDER BY started_at DESC LIMIT 1`,
    );
    return rows[0];
  };
  const registered = () => expect.poll(async () => (await session())?.hash ?? null, { timeout: 15_000 });
  /** Time goes by: the twenty seconds after registration, and the life of the short-lived cookies. */
  const later = (what: 'grace' | 'cookie') =>
    app.owner.query(
      what === 'grace'
        ? `UPDATE identity.session SET device_since = device_since - interval '1 minute' WHERE device_key IS NOT NULL`
        : `UPDATE identity.session SET device_until = now(), device_before_until = now() WHERE device_key IS NOT NULL`,
    );

  it('registers a key, refreshes by its signature, and serves no copy of its cookies', async () => {
    const page = await context.newPage();
    await page.goto(`${front.url}/connexion`);
    await page
      .getByRole('button', { name: /^Entrer comme/ })
      .first()
      .click();
    await page.waitForURL(`${front.url}/`);
    await registered().not.toBeNull();
    const first = await session();
    expect(first?.key?.kty).toBe('EC');
    await later('grace');
    expect((await page.goto(`${front.url}/mon-compte`))?.status()).toBe(200);

    const agent = await page.evaluate(() => navigator.userAgent);
    const copied = await context.cookies();
    const steal = async (names: RegExp) =>
      (
        await fetch(`http://localhost:${port}/mon-compte`, {
          redirect: 'manual',
          headers: {
            'user-agent': agent,
            cookie: copied
              .filter(({ name }) => names.test(name))
              .map(({ name, value }) => `${name}=${value}`)
              .join('; '),
          },
        })
      ).status;
    expect(copied.map(({ name }) => name)).toContain('__Host-ecluse_device');
    expect(await steal(/session/)).toBe(401);
    expect(await steal(/session|device/)).toBe(200); // the whole pair, fresh: five minutes at most

    await later('cookie');
    await context.clearCookies({ name: '__Host-ecluse_device' });
    expect((await page.goto(`${front.url}/mon-compte`))?.status()).toBe(200);
    expect((await session())?.hash).not.toBe(first?.hash);
    await later('grace');
    await app.owner.query(
      'UPDATE identity.session SET device_before_until = now() WHERE device_key IS NOT NULL',
    );
    expect(await steal(/session|device/)).toBe(401);
    const { rows } = await app.owner.query(
      `SELECT detail ->> 'changed' AS changed FROM ledger.entry WHERE code = 'session_moved' ORDER BY entry_id`,
    );
    expect(rows.map((row) => row.changed)).toEqual(['["device"]', '["device"]']);
  });
});
