import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, createEnrolmentLink, createStructure } from '../../src/identity/index.ts';
import { type App, addAuthenticator, startApp } from './app.ts';
import { faultsAtBothWidths } from './axe.ts';
import { giveKey, giveSession } from './prepared.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

let made = 0;
/** A new counsellor, as the operator makes one: an account and its one-time link. */
async function newAgent() {
  made += 1;
  const name = `Agente Essai ${made}`;
  const { accountId } = await createAccount(app.owner, {
    structureId: await createStructure(app.owner, { name: 'Mission Locale d’essai', kind: 'mission_locale' }),
    role: 'counsellor',
    email: `essai${made}@exemple.fr`,
    displayName: name,
  });
  return { accountId, name, link: await createEnrolmentLink(app.owner, accountId, app.url) };
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.waitForURL(`${app.url}/enrolement`);
}

async function enrol(page: Page, link: string): Promise<void> {
  await open(page, link);
  await page.getByRole('button', { name: 'Créer ma clé d’accès' }).click();
  await page.waitForURL('**/connexion?message=bienvenue');
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.url}/connexion`);
  await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
  await page.waitForURL(`${app.url}/`);
}

/** A signed-in agent with a passkey device in the browser, as enrolling and signing in (the first test) leave it. */
async function signedIn() {
  const agent = await newAgent();
  const page = await app.page();
  const device = await giveKey(app, page, agent.accountId);
  await giveSession(app, page, agent.accountId);
  return { ...agent, page, device };
}

const log = async (accountId: string) => {
  const { rows } = await app.owner.query<{ line: string }>(
    `SELECT operation || coalesce(' ' || code, '') AS line FROM ledger.entry
      WHERE account_id = $1 AND operation LIKE 'identity.%' ORDER BY entry_id`,
    [accountId],
  );
  return rows.map((row) => row.line);
};

describe('with a passkey', () => {
  it('an agent enrols by the one-time link, then signs in; the log has both', async () => {
    const { link, accountId, name } = await newAgent();
    const page = await app.page();
    await addAuthenticator(page);
    await open(page, link); // the token stays in no address
    expect(await page.getByText(name).count()).toBe(1);
    await enrol(page, link);
    await signIn(page);
    expect(await page.getByRole('button', { name }).count()).toBe(1);
    expect(await log(accountId)).toEqual([
      'identity.create_account',
      'identity.create_enrolment',
      'identity.enrol',
      'identity.sign_in',
    ]);
  });

  it('the link serves once', async () => {
    const { link } = await newAgent();
    const page = await app.page();
    await addAuthenticator(page);
    await enrol(page, link);
    await open(page, link);
    expect((await page.reload())?.status()).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ce lien n’est pas utilisable');
  });

  it('one who came from another page goes back to it', async () => {
    const { page } = await signedIn();
    await page.context().clearCookies();
    await page.goto(`${app.url}/mon-compte`);
    expect(new URL(page.url()).pathname).toBe('/connexion');
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await page.waitForURL(`${app.url}/mon-compte`);
  });

  it('a key that nobody knows here opens nothing, and is told the same as any other', async () => {
    const { page, accountId } = await signedIn();
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.waitForURL('**/connexion?message=deconnecte');
    await app.owner.query('DELETE FROM identity.passkey WHERE account_id = $1', [accountId]);
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await page
      .getByRole('alert')
      .filter({ hasText: 'Cette clé d’accès n’ouvre aucun compte ici.' })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/connexion');
  });

  it('the browser’s own offer in the address field signs in too', async () => {
    const { page } = await signedIn();
    await page.context().clearCookies();
    await page.goto(`${app.url}/connexion`);
    await page.getByLabel('Adresse professionnelle').focus();
    await page.waitForURL(`${app.url}/`);
  });

  it('without the fingerprint, nothing happens and the page says so', async () => {
    const { page, device } = await signedIn();
    await page.context().clearCookies();
    await device.setVerified(false);
    await page.goto(`${app.url}/connexion`);
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await page.getByRole('alert').filter({ hasText: 'annulée' }).waitFor();
  });

  it('signing in elsewhere closes the first session', async () => {
    const { page, accountId } = await signedIn();
    const stolen = await page.context().cookies();
    await page.context().clearCookies();
    await signIn(page);
    const other = await app.page();
    await other.context().addCookies(stolen);
    await other.goto(`${app.url}/mon-compte`);
    expect(new URL(other.url()).pathname).toBe('/connexion');
    expect(await log(accountId)).toContain('identity.sign_in');
  });

  it('signing out everywhere closes the session of a copied cookie too', async () => {
    const { page } = await signedIn();
    const copy = await app.page();
    await copy.context().addCookies(await page.context().cookies());
    await copy.goto(`${app.url}/mon-compte`);
    expect(new URL(copy.url()).pathname).toBe('/mon-compte');
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Se déconnecter partout' }).click();
    await page.getByRole('status').filter({ hasText: 'Toutes vos sessions sont fermées' }).waitFor();
    await copy.reload();
    expect(new URL(copy.url()).pathname).toBe('/connexion');
  });
});

describe('presence', () => {
  it('is asked before a key is added; the second key signs in too, and the first can then be removed', async () => {
    const { page, accountId, device } = await signedIn();
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.waitForURL(`${app.url}/enrolement`);
    expect((await log(accountId)).slice(-1)).toEqual(['identity.create_enrolment']);
    expect(await log(accountId)).not.toContain('identity.confirm_presence');
    await device.remove();
    await addAuthenticator(page); // another device
    await page.getByLabel('Nom de cette clé').fill('Clé de secours');
    await page.getByRole('button', { name: 'Créer ma clé d’accès' }).click();
    await page.waitForURL('**/mon-compte?fait=added');
    await page.getByText('Renommer ou supprimer').first().click();
    await page.getByRole('button', { name: 'Supprimer cette clé' }).first().click();
    await page.waitForURL('**/mon-compte?fait=removed');
    await page.context().clearCookies();
    await signIn(page);
    await page.goto(`${app.url}/mon-compte`);
    expect(await page.getByText('Clé de secours').count()).toBeGreaterThan(0);
    await page.getByText('Renommer ou supprimer').first().click();
    expect(await page.getByText('elle ne peut pas être supprimée').count()).toBe(1);
  });

  it('refused by the person leaves the act undone', async () => {
    const { page, device, accountId } = await signedIn();
    await device.setVerified(false);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.getByRole('alert').filter({ hasText: 'annulée' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/mon-compte');
    expect((await log(accountId)).at(-1)).toBe('identity.sign_in');
  });

  it('a stolen cookie, without the device, adds no key', async () => {
    const { page } = await signedIn();
    const thief = await app.page();
    await thief.context().addCookies(await page.context().cookies());
    const answer = await thief.request.post(`${app.url}/mon-compte/cles`, { headers: { origin: app.url } });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('Confirmez que c’est bien vous');
  });

  it('confirmed for something else changes no key; a touch for one change serves that change once', async () => {
    const { page, accountId } = await signedIn();
    await page.goto(`${app.url}/presence?retour=/mon-compte`);
    await page.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    await page.waitForURL(`${app.url}/mon-compte`);
    expect((await log(accountId)).at(-1)).toBe('identity.confirm_presence');
    const thief = await app.page();
    await thief.context().addCookies(await page.context().cookies());
    const post = (form: Record<string, string>) =>
      thief.request.post(`${app.url}/mon-compte/cles`, {
        headers: { origin: app.url },
        form,
        maxRedirects: 0,
      });
    expect((await post({})).status()).toBe(403);

    const sent = page.waitForRequest((request) => request.url().endsWith('/mon-compte/cles'));
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    const touch = new URLSearchParams((await sent).postData() ?? '').get('touch') ?? '';
    expect(touch).not.toBe('');
    await page.waitForURL(`${app.url}/enrolement`);
    expect((await post({ touch })).status()).toBe(422);
    expect((await log(accountId)).at(-1)).toBe('identity.create_enrolment signature_invalid');
    expect((await post({ touch: 'nonsense' })).status()).toBe(422);
  });

  it('given, the page for the new key opens in the asking session alone', async () => {
    const { page } = await signedIn();
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.waitForURL(`${app.url}/enrolement`);
    const other = await app.page();
    const cookies = await page.context().cookies();
    await other.context().addCookies(cookies.filter(({ name }) => name !== 'ecluse_session'));
    expect((await other.goto(`${app.url}/enrolement`))?.status()).toBe(404);
    expect((await page.goto(`${app.url}/enrolement`))?.status()).toBe(200);
  });

  it('without script is explained', async () => {
    const { page } = await signedIn();
    const plain = await app.page({ script: false });
    await plain.context().addCookies(await page.context().cookies());
    await plain.goto(`${app.url}/presence?retour=/mon-compte`);
    await plain.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    expect(await plain.getByRole('status').textContent()).toContain('JavaScript');
  });
});

describe('answers that are not what they seem', () => {
  /** Posts as a page of ours would, from inside the page. */
  const post = (page: Page, path: string, body: unknown) =>
    page.evaluate(
      async ([to, sent]) => {
        const response = await fetch(to, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: sent,
        });
        return { status: response.status, body: await response.json() };
      },
      [path, JSON.stringify(body)] as const,
    );

  it('a signature that was used is refused when replayed', async () => {
    const { page, accountId } = await signedIn();
    await page.context().clearCookies();
    await page.goto(`${app.url}/connexion`);
    const sent = page.waitForRequest('**/connexion/verifier');
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    const body = (await sent).postDataJSON();
    await page.waitForURL(`${app.url}/`);
    await page.context().clearCookies();
    await page.goto(`${app.url}/connexion`);
    expect(await post(page, '/connexion/verifier', body)).toMatchObject({
      status: 401,
      body: { code: 'sign_in' },
    });
    expect((await page.context().cookies()).map((cookie) => cookie.name)).not.toContain('ecluse_session');
    expect((await log(accountId)).at(-1)).toBe('identity.sign_in signature_invalid');
  });

  it('a sign-in signature confirms no presence', async () => {
    const { page } = await signedIn();
    const sent = page.waitForRequest('**/connexion/verifier');
    const { cookies } = await page.context().storageState();
    await page.context().clearCookies();
    await page.goto(`${app.url}/connexion`);
    await page.route('**/connexion/verifier', (route) => route.abort());
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    const { answer } = (await sent).postDataJSON();
    await page.context().addCookies(cookies);
    await page.goto(`${app.url}/mon-compte`);
    expect((await post(page, '/presence/verifier', { answer })).status).toBe(403);
  });

  it.each([
    [{}],
    [{ answer: null }],
    [{ answer: { id: "x'; DROP TABLE identity.session; --" } }],
    [[]],
    ['text'],
  ])('nonsense is refused: %j', async (body) => {
    const answer = await fetch(`${app.url}/connexion/verifier`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: app.url },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ ok: false, code: 'sign_in' });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('the demonstration’s way in', () => {
  it('opens by a click, without script too, and its visitor can add a first key', async () => {
    const { rows } = await app.owner.query(
      `SELECT display_name FROM identity.list_demo_accounts() WHERE role = 'counsellor'`,
    );
    const page = await app.page({ script: false });
    await page.goto(`${app.url}/connexion`);
    await page.getByRole('button', { name: rows[0].display_name }).click();
    await page.waitForURL(`${app.url}/`);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Ajouter une clé' }).click();
    await page.waitForURL(`${app.url}/enrolement`);
  });

  it('makes a browser one person at a time: entering as another ends the first session', async () => {
    const page = await app.enterAs('counsellor');
    const first = await app.page();
    await first.context().addCookies(await page.context().cookies());
    const { rows } = await app.owner.query(
      `SELECT account_id FROM identity.list_demo_accounts() WHERE role = 'supervisor'`,
    );
    const entered = await page.request.post(`${app.url}/demo/entrer`, {
      headers: { origin: app.url },
      form: { compte: rows[0].account_id },
    });
    expect(entered.ok()).toBe(true);
    await first.goto(`${app.url}/mon-compte`);
    expect(new URL(first.url()).pathname).toBe('/connexion');
  });

  it('is closed to another host name and to a request that came through a proxy', async () => {
    const page = await app.page();
    const throughProxy: [string, string][] = [
      ['x-forwarded-for', '203.0.113.7'],
      ['forwarded', 'for=203.0.113.7'],
    ];
    for (const header of throughProxy) {
      const answer = await page.request.post(`${app.url}/demo/entrer`, {
        headers: { origin: app.url, ...Object.fromEntries([header]) },
        form: { compte: '1' },
      });
      expect(answer.status()).toBe(403);
      expect(answer.headers()['set-cookie']).toBeUndefined();
    }
  });
});

describe('the screens', () => {
  // The other pages of this module are in a11y.test.ts; these two need a passkey or a live link.
  it('of one’s keys, opened to be changed, are sound on a desk and on a phone', async () => {
    const { page } = await signedIn();
    await page.goto(`${app.url}/mon-compte`);
    await page.locator('main summary').click();
    expect(await faultsAtBothWidths(page)).toEqual([]);
  });

  it('of an enrolment are sound on a desk and on a phone', async () => {
    const page = await app.page();
    const { link } = await newAgent();
    await page.goto(link);
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await open(page, link);
    expect(await faultsAtBothWidths(page)).toEqual([]);
  });

  it('speak English too', async () => {
    const page = await app.enterAs('counsellor', { lang: 'en', at: '/mon-compte' });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('My account');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('status').filter({ hasText: 'All your sessions are closed' }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Sign in to Écluse');
  });
});
