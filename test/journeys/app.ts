import { existsSync } from 'node:fs';
import pg from 'pg';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Config } from '../../src/config.ts';
import { type Instance, startInstance } from '../../src/main.ts';
import type { Lang, Role } from '../../src/ui/index.ts';
import { copyDemo } from './demo-template.ts';

/** A running instance with the demonstration's data, of its own: one per test file. */
export interface App {
  /** `http://localhost:<port>`, without a trailing slash. */
  url: string;
  config: Config;
  instance: Instance;
  /** As the owner: to look into the database, or to move time. Closed with the app. */
  owner: pg.Client;
  /** The one browser of this worker's files; not to be closed. Pages of different contexts share nothing. */
  browser(): Promise<Browser>;
  /** A page in a context of its own (no cookies). `width` 390 for a phone; `script: false` without JavaScript. */
  page(options?: PageOptions): Promise<Page>;
  /**
   * A page where this agent of the demonstration has entered, by the demonstration's door: the first of a role, or the one
   * of this name. `at` is what it shows first (the home page). The click on the sign-in page is sign-in.test.ts's subject.
   */
  enterAs(who: Role | { name: string }, options?: PageOptions & { at?: string }): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  width?: number;
  script?: boolean;
  /** The screens' language, as the switch at the foot of the page keeps it. */
  lang?: Lang;
}

/**
 * @example
 * let app: App;
 * beforeAll(async () => { app = await startApp(); });
 * afterAll(() => app.close());
 * it('…', async () => {
 *   const page = await app.enterAs('counsellor');
 *   await page.goto(`${app.url}/portefeuille`);
 * });
 */
export async function startApp(env: Record<string, string> = {}): Promise<App> {
  // Tests ask faster than anybody: the watch writes its alerts and holds nobody back, but where that is the subject.
  const demo = await copyDemo({ ECLUSE_WATCH: 'observe', ...env });
  const instance = await startInstance(demo.config, () => {}, { log: false });
  const url = instance.url ?? '';
  const { database } = demo.config;
  const owner = new pg.Client({
    connectionString: (database.kind === 'external' && database.ownerUrl) || undefined,
  });
  await owner.connect();
  const contexts: BrowserContext[] = [];

  const page = async ({ width = 1280, script = true, lang = 'fr' }: PageOptions = {}) => {
    const context = await (await sharedBrowser()).newContext({
      viewport: { width, height: width < 768 ? 844 : 900 },
      javaScriptEnabled: script,
      locale: lang === 'en' ? 'en-GB' : 'fr-FR',
    });
    await context.addCookies([{ name: 'ecluse_lang', value: lang, url }]);
    contexts.push(context);
    return context.newPage();
  };

  return {
    url,
    config: demo.config,
    instance,
    owner,
    browser: sharedBrowser,
    page,
    async enterAs(who, { at = '/', ...options } = {}) {
      const { rows } = await owner.query<{ account_id: string }>(
        'SELECT account_id FROM identity.list_demo_accounts() WHERE $1 IN (role, display_name)',
        [typeof who === 'string' ? who : who.name],
      );
      const entered = await page(options);
      const answer = await entered.request.post(`${url}/demo/entrer`, {
        headers: { origin: url, 'sec-fetch-site': 'same-origin' },
        form: { compte: rows[0]?.account_id ?? '' },
        maxRedirects: 0,
      });
      if (answer.status() !== 303) throw new Error(`could not enter: ${answer.status()}`);
      await entered.goto(url + at);
      return entered;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await owner.end();
      await instance.stop();
      await demo.drop();
    },
  };
}

let shared: Promise<Browser> | null = null;

/** Launched by the first file of a worker that needs it; ends with the worker, whose pipe it listens to. */
async function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  if ((await shared).isConnected()) return shared;
  shared = launchBrowser();
  return shared;
}

/** The headless shell that `npm test` found, Chromium of ECLUSE_CHROMIUM, or Debian's. The flags keep it from calling home. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env.TEST_HEADLESS_SHELL ?? process.env.ECLUSE_CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: set ECLUSE_CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A passkey device inside the browser of this page: it verifies its user and touches by itself. */
export async function addAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Puts a key of another making into the device. */
    put: (credential: { credentialId: string; privateKey: string; userHandle: string }) =>
      cdp.send('WebAuthn.addCredential', {
        authenticatorId,
        credential: { ...credential, isResidentCredential: true, rpId: 'localhost', signCount: 0 },
      }),
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    /** The person refuses the fingerprint, or gives it again. */
    setVerified: (isUserVerified: boolean) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    clear: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
    remove: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
  };
}
