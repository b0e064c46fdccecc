import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowSso, createAccount, createStructure } from '../../src/identity/index.ts';
import { type App, startApp } from './app.ts';
import { faultsAtBothWidths } from './axe.ts';
import { freePort, type Person, startIssuer } from './oidc-issuer.ts';
import { giveKey, giveSession } from './prepared.ts';

const SIRET = '21350238800019';
const secret = 'a secret of the test, at least 32 bytes long';
let folder: string;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let app: App;
let structureId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ecluse-sso-'));
  await writeFile(join(folder, 'secret'), `${secret}\n`);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  issuer = await startIssuer(`${site}/connexion/agent/retour`, secret, {
    signedOutUri: `${site}/connexion/agent/deconnecte`,
  });
  app = await startApp({
    ECLUSE_PORT: String(port),
    ECLUSE_OIDC_ISSUER: issuer.url,
    ECLUSE_OIDC_CLIENT_ID: 'ecluse',
    ECLUSE_OIDC_CLIENT_SECRET_FILE: join(folder, 'secret'),
  });
  structureId = await createStructure(app.owner, { name: 'ML du SSO', kind: 'mission_locale', siret: SIRET });
  await allowSso(app.owner, { structureId, issuer: issuer.url, idps: ['idp-ml'] });
});
afterAll(async () => {
  await app?.close();
  await issuer?.close();
  if (folder) await rm(folder, { recursive: true });
});

let made = 0;
function person(more: Partial<Person> = {}): Person {
  made += 1;
  return {
    sub: `sub-${made}`,
    acr: 'eidas2',
    siret: SIRET,
    idp_id: 'idp-ml',
    email: `agente${made}@ml.exemple.fr`,
    given_name: 'Agente',
    usual_name: `Venue ${made}`,
    ...more,
  };
}

/** Comes by the button of the sign-in page, as this person; tells the heading of the page where it ends. */
async function arrive(who: Person) {
  issuer.who = who;
  const page = await app.page();
  await page.goto(`${app.url}/connexion`);
  await page.getByRole('link', { name: 'Continuer avec mon fournisseur d’identité' }).click();
  await page.waitForURL((at) => at.origin === app.url && !at.pathname.startsWith('/connexion/agent/aller'));
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  return { page, heading };
}

/** The same way out and back, each redirection followed, without drawing the pages: for what does not depend on them. */
async function comes(who: Person) {
  issuer.who = who;
  const visitor = await request.newContext();
  const answer = await visitor.get(`${app.url}/connexion/agent/aller`);
  const heading = /<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1]?.trim();
  const { pathname } = new URL(answer.url());
  await visitor.dispose();
  return { heading, pathname };
}

const accountOf = async (who: Person) => {
  const { rows } = await app.owner.query<{
    account_id: string;
    state: string;
    role: string;
    email: string | null;
  }>(
    `SELECT a.account_id, a.state, a.role, a.email FROM identity.account a
       JOIN identity.sso_subject u USING (account_id) WHERE u.subject = $1`,
    [who.sub],
  );
  return rows[0];
};
const setState = (who: Person, more: string) =>
  app.owner.query(
    `UPDATE identity.account SET ${more} WHERE account_id =
       (SELECT account_id FROM identity.sso_subject WHERE subject = $1)`,
    [who.sub],
  );
const sessionsOf = async (accountId: string | undefined) => {
  const { rows } = await app.owner.query(
    'SELECT method FROM identity.session WHERE account_id = $1 AND ended_at IS NULL',
    [accountId],
  );
  return rows.map((row) => row.method);
};

describe('somebody whom nobody knows yet', () => {
  it('gets a pending account and a wish for two approvals, and no session; coming again changes nothing', async () => {
    const who = person();
    const { page, heading } = await arrive(who);
    expect(heading).toBe('Votre compte attend d’être admis');
    expect(await faultsAtBothWidths(page)).toEqual([]);
    expect((await page.goto(`${app.url}/portefeuille`))?.url()).toContain('/connexion');
    const account = await accountOf(who);
    expect(account).toMatchObject({ state: 'pending', role: 'counsellor' });
    const wishes = async () =>
      (
        await app.owner.query(
          'SELECT kind, needs, state, requested_by FROM gate.request WHERE account_id = $1',
          [account?.account_id],
        )
      ).rows;
    const wish = { kind: 'account.admit', needs: 2, state: 'waiting', requested_by: null };
    expect(await wishes()).toEqual([wish]);
    expect((await comes(who)).heading).toBe('Votre compte attend d’être admis');
    expect(await wishes()).toEqual([wish]);
    expect(await sessionsOf(account?.account_id)).toEqual([]);
  });

  it('enters once two account managers, each on their own, have admitted it; its first key comes by mail', async () => {
    const who = person();
    await app.owner.query('SELECT identity.allow_domains($1, $2)', [structureId, ['ml.exemple.fr']]);
    await comes(who);
    const account = await accountOf(who);
    const { rows } = await app.owner.query('SELECT request_id FROM gate.request WHERE account_id = $1', [
      account?.account_id,
    ]);
    const approve = async (n: number) => {
      const { accountId } = await createAccount(app.owner, {
        structureId,
        role: 'account_manager',
        email: `gestion${n}@ml.exemple.fr`,
        displayName: `Gestion ${n}`,
        probationDays: 0,
      });
      const token = randomBytes(32);
      await app.owner.query(`SELECT identity.start_session($1, 'passkey', $2)`, [accountId, token]);
      await app.owner.query('UPDATE identity.session SET presence_at = now() WHERE account_id = $1', [
        accountId,
      ]);
      const answer = await app.owner.query('SELECT gate.approve($1, $2, true) AS code', [
        token,
        rows[0].request_id,
      ]);
      return answer.rows[0].code;
    };
    expect(await approve(1)).toBeNull();
    expect((await comes(who)).heading).toBe('Votre compte attend d’être admis');
    expect(await approve(2)).toBeNull();
    expect(new URL((await arrive(who)).page.url()).pathname).toBe('/');
    const mail = await app.owner.query('SELECT template FROM identity.outbox WHERE account_id = $1', [
      account?.account_id,
    ]);
    expect(mail.rows).toEqual([{ template: 'invitation' }]);
  });

  it('who brings the address of an existing account is not that account', async () => {
    const { accountId } = await createAccount(app.owner, {
      structureId,
      role: 'account_manager',
      email: 'cheffe@ml.exemple.fr',
      displayName: 'Cheffe',
    });
    const who = person({ email: 'cheffe@ml.exemple.fr' });
    expect((await comes(who)).heading).toBe('Votre compte attend d’être admis');
    const account = await accountOf(who);
    expect(account?.account_id).not.toBe(accountId);
    expect(account).toMatchObject({ state: 'pending', role: 'counsellor', email: null });
    expect(await sessionsOf(accountId)).toEqual([]);
  });

  it.each([
    ['another siret', { siret: '21350238800099' }],
    ['another provider', { idp_id: 'idp-other' }],
  ])('with %s is nobody here', async (_, more) => {
    const who = person(more);
    expect((await comes(who)).heading).toBe('Structure non reconnue');
    expect(await accountOf(who)).toBeUndefined();
  });

  it('whom the provider did not check is nobody here', async () => {
    const who = person({ acr: 'self-asserted' });
    expect((await comes(who)).heading).toBe('Niveau de garantie insuffisant');
    expect(await accountOf(who)).toBeUndefined();
  });
});

describe('an admitted account', () => {
  const admitted = async (more: Partial<Person> = {}, role = 'counsellor') => {
    const who = person(more);
    await comes(who);
    await setState(who, `state = 'active', role = '${role}'`);
    return who;
  };

  it('enters, without presence: what is sensitive asks for a passkey of ours', async () => {
    const who = await admitted({ acr: 'eidas1' });
    const { page } = await arrive(who);
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await sessionsOf((await accountOf(who))?.account_id)).toEqual(['sso']);
    await page.goto(`${app.url}/mon-compte`);
    const answer = await page.request.post(`${app.url}/mon-compte/cles`, { headers: { origin: app.url } });
    expect(answer.status()).toBe(403);
  });

  it.each(['account_manager', 'supervisor'])(
    'of role %s needs eidas2, looked at when it comes back',
    async (role) => {
      const who = await admitted({}, role);
      expect((await comes({ ...who, acr: 'eidas1' })).heading).toBe('Votre clé d’accès est nécessaire');
      expect(await sessionsOf((await accountOf(who))?.account_id)).toEqual([]);
      expect((await comes(who)).pathname).toBe('/');
    },
  );

  it('does not enter once suspended, nor with the siret of elsewhere', async () => {
    const who = await admitted();
    expect((await comes({ ...who, siret: '21350238800099' })).heading).toBe('Structure non reconnue');
    await setState(who, `state = 'suspended'`);
    expect((await comes(who)).heading).toBe('Ce compte est fermé');
  });
});

describe('an answer of the provider', () => {
  /** The address by which the provider sends this browser back, caught before it gets there. */
  async function caught(who: Person) {
    issuer.who = who;
    const page = await app.page();
    let back = `${app.url}/connexion/agent/aller`;
    while (!back.includes('/connexion/agent/retour')) {
      const answer = await page.context().request.get(back, { maxRedirects: 0 });
      back = new URL(answer.headers().location ?? '', back).href;
    }
    return { page, back };
  }

  it('works once, in the browser that went out, as it came', async () => {
    const who = person();
    const { page, back } = await caught(who);
    expect(back).toContain('code=');
    const other = await app.page();
    expect((await other.goto(back))?.status()).toBe(403); // another browser: no cookie of this way
    const forged = back.replace(/state=[^&]+/, `state=${'A'.repeat(43)}`);
    expect((await page.goto(forged))?.status()).toBe(403);
    expect(await accountOf(who)).toBeUndefined();
  });

  it('is refused when it comes a second time', async () => {
    const who = person();
    const { page, back } = await caught(who);
    const cookies = await page.context().cookies();
    await page.goto(back);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Votre compte attend d’être admis',
    );
    await page.context().addCookies(cookies);
    await page.goto(back);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('La connexion n’a pas abouti');
  });
});

describe('an account that exists already', () => {
  async function signedInByKey() {
    made += 1;
    const { accountId } = await createAccount(app.owner, {
      structureId,
      role: 'counsellor',
      email: `ancienne${made}@ml.exemple.fr`,
      displayName: `Ancienne ${made}`,
      probationDays: 0,
    });
    const page = await app.page();
    await giveKey(app, page, accountId);
    await giveSession(app, page, accountId);
    return { accountId, page };
  }

  it('is linked by its owner with a touch, enters by the provider, signs out there too, and is unlinked', async () => {
    const { accountId, page } = await signedInByKey();
    const who = person({ email: 'another@elsewhere.exemple.fr' });
    issuer.who = who;
    // Without the touch, as without script: nothing begins.
    const bare = await page.request.post(`${app.url}/mon-compte/sso`, {
      headers: { origin: app.url },
      maxRedirects: 0,
    });
    expect([bare.status(), bare.headers().refresh]).toEqual([403, undefined]);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Relier mon compte' }).click();
    await page.waitForURL(`${app.url}/mon-compte?fait=sso`);
    expect((await accountOf(who))?.account_id).toBe(accountId);
    const mail = await app.owner.query('SELECT template FROM identity.outbox WHERE account_id = $1', [
      accountId,
    ]);
    expect(mail.rows).toEqual([{ template: 'sso.linked' }]);

    const { page: entered } = await arrive(who);
    expect(await sessionsOf(accountId)).toEqual(['sso']);
    const kept = await app.owner.query('SELECT provider, sealed FROM identity.sso_logout');
    expect(kept.rows.length).toBeGreaterThan(0);
    for (const { sealed } of kept.rows) expect(sealed.toString('latin1')).not.toContain('eyJ');
    await entered.goto(`${app.url}/mon-compte`);
    await entered.locator('#sessions').getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await entered.waitForURL(`${app.url}/connexion?message=deconnecte-fournisseur`);
    const asked = issuer.signedOut.at(-1);
    expect(asked?.get('post_logout_redirect_uri')).toBe(`${app.url}/connexion/agent/deconnecte`);
    expect(asked?.get('id_token_hint')?.split('.')).toHaveLength(3);
    expect(await sessionsOf(accountId)).toEqual([]);

    // Somebody else who tries to take the same identity, while it is taken.
    const other = await signedInByKey();
    issuer.who = who;
    await other.page.goto(`${app.url}/mon-compte`);
    await other.page.getByRole('button', { name: 'Relier mon compte' }).click();
    await other.page.waitForURL(`${app.url}/mon-compte?refus=sso_bound`);
    await other.page.getByText('est déjà relié').waitFor();

    await page.goto(`${app.url}/connexion`);
    await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await page.waitForURL(`${app.url}/`);
    await page.goto(`${app.url}/mon-compte`);
    await page.getByRole('button', { name: 'Ne plus relier mon compte' }).click();
    await page.waitForURL(`${app.url}/mon-compte?fait=sso-detachee`);
    expect(await accountOf(who)).toBeUndefined();
  });
});
