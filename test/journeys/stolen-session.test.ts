import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, createEnrolmentLink, createStructure } from '../../src/identity/index.ts';
import { type App, addAuthenticator, startApp } from './app.ts';
import { faultsAtBothWidths } from './axe.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

let made = 0;
/** A counsellor who is signed in with a passkey. */
async function signedIn() {
  made += 1;
  const { accountId } = await createAccount(app.owner, {
    structureId: await createStructure(app.owner, { name: `ML du vol ${made}`, kind: 'mission_locale' }),
    role: 'counsellor',
    email: `vol${made}@exemple.fr`,
    displayName: `Agente Volée ${made}`,
  });
  const page = await app.page();
  await addAuthenticator(page);
  await page.goto(await createEnrolmentLink(app.owner, accountId, app.url));
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Créer ma clé d’accès' }).click();
  await page.waitForURL('**/connexion?message=bienvenue');
  await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
  await page.waitForURL(`${app.url}/`);
  return { accountId, page };
}

/** The thief has the cookies and the browser's own headers; what they cannot have is the agent's network. */
async function thiefOf(page: Page) {
  const cookies = await page.context().cookies();
  const agent = await page.evaluate(() => navigator.userAgent);
  const stolen = {
    cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'user-agent': agent,
    origin: app.url,
  };
  return (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${app.url}${path}`, { redirect: 'manual', ...init, headers: { ...stolen, ...headers } });
}

const elsewhere = { 'x-forwarded-for': '203.0.113.9' };

const log = async (accountId: string) => {
  const { rows } = await app.owner.query<{ line: string }>(
    `SELECT operation || coalesce(' ' || code, '') || coalesce(' ' || (detail ->> 'changed'), '') AS line
       FROM ledger.entry WHERE account_id = $1 AND operation LIKE 'identity.%' ORDER BY entry_id`,
    [accountId],
  );
  return rows.map((row) => row.line);
};

describe('a stolen cookie', () => {
  it('replayed from another network is served nothing, whatever it asks; each try is in the log', async () => {
    const { page, accountId } = await signedIn();
    const ask = await thiefOf(page);
    expect((await ask('/portefeuille', {})).status).toBe(200); // the theft itself is complete
    for (const path of ['/', '/portefeuille', '/mon-compte', '/dossiers/1', '/orientations', '/presence']) {
      const answer = await ask(path, elsewhere);
      expect([path, answer.status]).toEqual([path, 401]);
      const body = await answer.text();
      expect(body).toContain('Confirmez que c’est vous');
      expect(body).not.toContain('Agente Volée');
    }
    const act = await ask('/mon-compte/cles', elsewhere, { method: 'POST' });
    expect(act.status).toBe(401);
    expect((await log(accountId)).filter((line) => line.includes('session_moved'))).toEqual(
      Array(7).fill('identity.see_session session_moved ["network"]'),
    );
    await page.goto(`${app.url}/mon-compte`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Mon compte');
  });

  it('replayed in another browser is served nothing either', async () => {
    const { page, accountId } = await signedIn();
    const ask = await thiefOf(page);
    expect((await ask('/portefeuille', { 'user-agent': 'curl/8' })).status).toBe(401);
    expect((await ask('/portefeuille', { 'user-agent': '' })).status).toBe(401);
    expect((await log(accountId)).at(-1)).toBe('identity.see_session session_moved ["browser"]');
  });

  it('cannot be confirmed without the key, and its failures do not hold up the owner', async () => {
    const { page } = await signedIn();
    const ask = await thiefOf(page);
    const json = { ...elsewhere, 'content-type': 'application/json', accept: 'application/json' };
    const begun = await ask('/presence/options', json, { method: 'POST', body: '{}' });
    expect(begun.status).toBe(200);
    const answer = await ask('/presence/verifier', json, { method: 'POST', body: '{"answer":{}}' });
    expect(answer.status).toBe(403);
    expect((await ask('/portefeuille', elsewhere)).status).toBe(401);
    await page.goto(`${app.url}/presence?retour=/mon-compte`);
    await page.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    await page.waitForURL(`${app.url}/mon-compte`);
  });
});

describe('an agent who moves', () => {
  it('goes on with one touch of the key; the session then belongs to the new network alone', async () => {
    const { page, accountId } = await signedIn();
    const ask = await thiefOf(page);
    await page.setExtraHTTPHeaders(elsewhere);
    const refused = await page.goto(`${app.url}/mon-compte`);
    expect(refused?.status()).toBe(401);
    expect(await faultsAtBothWidths(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    expect((await log(accountId)).slice(-2)).toEqual([
      'identity.confirm_presence',
      'identity.rebind_session',
    ]);
    expect((await ask('/portefeuille', {})).status).toBe(401);
  });

  it('within the same neighbourhood of addresses is asked nothing', async () => {
    const { page } = await signedIn();
    await page.setExtraHTTPHeaders(elsewhere);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
    await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.200' });
    expect((await page.goto(`${app.url}/mon-compte`))?.status()).toBe(200);
  });

  it('can sign in again instead', async () => {
    const { page } = await signedIn();
    await page.setExtraHTTPHeaders(elsewhere);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Me reconnecter' }).click();
    await page.waitForURL('**/connexion?message=deconnecte');
  });
});
