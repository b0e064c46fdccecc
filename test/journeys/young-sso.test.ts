import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault } from '../../src/vault/index.ts';
import { type App, startApp } from './app.ts';
import { axeFaults } from './axe.ts';
import { freePort, startIssuer, YOUNG_CLAIMS, type YoungPerson } from './oidc-issuer.ts';

const secret = 'a secret of the test, at least 32 bytes long';
const NAME = 'FranceConnect';
let folder: string;
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let app: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ecluse-young-'));
  await writeFile(join(folder, 'secret'), `${secret}\n`);
  const port = await freePort();
  const site = `http://localhost:${port}`;
  issuer = await startIssuer(`${site}/connexion/jeune/retour`, secret, {
    claims: YOUNG_CLAIMS,
    signedOutUri: `${site}/connexion/jeune/deconnecte`,
    jwtUserinfo: true,
  });
  app = await startApp({
    ECLUSE_PORT: String(port),
    ECLUSE_YOUNG_OIDC_ISSUER: issuer.url,
    ECLUSE_YOUNG_OIDC_CLIENT_ID: 'ecluse',
    ECLUSE_YOUNG_OIDC_CLIENT_SECRET_FILE: join(folder, 'secret'),
  });
});
afterAll(async () => {
  await app?.close();
  await issuer?.close();
  if (folder) await rm(folder, { recursive: true });
});

interface Young {
  ref: string;
  referral: string;
  account: string;
  who: YoungPerson;
  link(): Promise<string>;
}

let taken = 0;
/** The next young person of the demonstration who has an open proposal, and who they are. */
async function young(): Promise<Young> {
  const { rows } = await app.owner.query<{ ref: string; referral: string; account: string }>(
    `SELECT DISTINCT ON (r.beneficiary_account) r.structure_id || '-' || r.beneficiary_id AS ref, r.referral_id AS referral,
            r.beneficiary_account AS account
     FROM referrals.referral r WHERE r.state = 'proposed' AND r.beneficiary_account IN (
       SELECT beneficiary_account FROM referrals.referral GROUP BY 1 HAVING count(*) = 1)
     ORDER BY r.beneficiary_account OFFSET $1 LIMIT 1`,
    [taken],
  );
  taken += 1;
  const [row] = rows;
  if (row === undefined) throw new Error('the demonstration has no young person left');
  const token = randomBytes(32);
  const link = async () => {
    const fresh = randomBytes(32);
    await app.owner.query(`SELECT identity.create_link($1, $2, 'propose', $3)`, [
      row.referral,
      row.account,
      createHash('sha256').update(fresh).digest(),
    ]);
    return fresh.toString('base64url');
  };
  // Who they are, by a session of the test's own.
  const own = await link();
  await app.owner.query('SELECT identity.redeem_link($1, $2)', [Buffer.from(own, 'base64url'), token]);
  const vault = openVault(app.owner, app.config.masterKeyFile);
  const revealed = await vault.reveal({
    token,
    operation: 'young.match',
    purpose: null,
    target: { referral: row.referral },
    fields: ['summary', 'birthDate'],
  });
  const values = revealed.ok ? revealed.people[0]?.values : undefined;
  if (!values?.summary || !values.birthDate) throw new Error('nobody there');
  const who = {
    sub: `young-${taken}-${randomBytes(4).toString('hex')}`,
    acr: 'eidas1',
    given_name: `${values.summary.givenName} Camille`,
    family_name: values.summary.familyName.toUpperCase(),
    birthdate: values.birthDate,
  };
  return { ...row, who, link };
}

async function openLink(one: Young, options?: Parameters<App['page']>[0]): Promise<Page> {
  const page = await app.page(options);
  await page.goto(`${app.url}/lien/${await one.link()}`);
  await page.locator('main').getByRole('button').click();
  await page.waitForURL(/ma-proposition/);
  return page;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const back = (page: Page) =>
  page.waitForURL((at) => at.origin === app.url && !/aller|rattacher/.test(at.pathname));

/** From the page behind the link: reads what it means, agrees, comes back as this person. */
async function attach(page: Page, who: YoungPerson): Promise<Page> {
  issuer.who = who;
  await page.getByText('Revenir sans lien').click();
  await page.getByRole('button', { name: `J’accepte et je m’identifie avec ${NAME}` }).click();
  await back(page);
  return page;
}

async function enter(who: YoungPerson, options?: Parameters<App['page']>[0]): Promise<Page> {
  issuer.who = who;
  const page = await app.page(options);
  await page.goto(`${app.url}/connexion/jeune`);
  await page.getByRole('link', { name: `S’identifier avec ${NAME}` }).click();
  await back(page);
  return page;
}

const bindings = async (one: Young) => {
  const { rows } = await app.owner.query('SELECT 1 FROM identity.young_subject WHERE account_id = $1', [
    one.account,
  ]);
  return rows.length;
};
const lastEntry = async (operation: string) => {
  const { rows } = await app.owner.query(
    'SELECT code, account_id, detail, subjects FROM ledger.entry WHERE operation = $1 ORDER BY entry_id DESC LIMIT 1',
    [operation],
  );
  return rows[0];
};

describe('a young person', () => {
  it('attaches their identity behind their link, comes back by it alone, acts, signs out there too, and detaches it', async () => {
    const me = await young();
    const linked = await attach(await openLink(me, { width: 390 }), me.who);
    expect(new URL(linked.url()).pathname).toBe('/ma-proposition');
    await linked.getByText(`${NAME} ouvre maintenant ton espace`).waitFor();
    expect(await bindings(me)).toBe(1);
    const { rows } = await app.owner.query(
      `SELECT operation, code, fields FROM ledger.entry WHERE account_id = $1 AND operation LIKE 'young.%' ORDER BY entry_id DESC LIMIT 2`,
      [me.account],
    );
    expect(rows).toEqual([
      { operation: 'young.bind', code: null, fields: [] },
      { operation: 'young.match', code: null, fields: ['summary', 'birthDate'] },
    ]);

    const page = await enter(me.who);
    expect(new URL(page.url()).pathname).toBe('/mes-propositions');
    expect(await axeFaults(page)).toEqual([]);
    for (const elsewhere of [
      '/portefeuille',
      `/dossiers/${me.ref}`,
      '/mon-compte',
      '/comptes',
      '/pire-cas',
    ]) {
      expect((await page.goto(`${app.url}${elsewhere}`))?.status(), elsewhere).toBe(403);
    }
    expect((await page.goto(`${app.url}/`))?.url()).toBe(`${app.url}/mes-propositions`);
    const other = await young();
    expect((await page.goto(`${app.url}/mes-propositions/${other.referral}`))?.status()).toBe(403);
    expect(await lastEntry('proposal.view')).toMatchObject({
      code: 'no_relationship',
      account_id: me.account,
    });
    await page.goto(`${app.url}/mes-propositions`);
    await page.locator('main ul a').first().click();
    await page.getByRole('button', { name: /accepte/ }).click();
    await page.waitForURL(`${app.url}/mes-propositions/${me.referral}`);
    const { rows: states } = await app.owner.query(
      'SELECT state FROM referrals.referral WHERE referral_id = $1',
      [me.referral],
    );
    expect(states).toEqual([{ state: 'sent' }]);

    await page.locator('button.ec-me').click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL(/\/connexion\/jeune\?message=deconnecte/);
    await page.getByText('Tu es déconnecté.').waitFor();
    const [asked] = issuer.signedOut.slice(-1);
    expect(asked?.get('post_logout_redirect_uri')).toBe(`${app.url}/connexion/jeune/deconnecte`);
    const claims = Buffer.from(asked?.get('id_token_hint')?.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({ sub: me.who.sub, acr: 'eidas1' });

    const again = await enter(me.who);
    await again.getByText('Détacher cette identité').click();
    await again.getByRole('button', { name: 'Détacher', exact: true }).click();
    expect(await heading(again)).toBe('Ton identité est détachée');
    expect(await bindings(me)).toBe(0);
    expect(await heading(await enter(me.who))).toBe('Aucun espace ne s’ouvre ainsi');
  });

  it('does it without script, in English, and whoever follows them undoes it', async () => {
    const me = await young();
    const page = await openLink(me, { script: false, lang: 'en' });
    issuer.who = me.who;
    await page.getByText('Come back without a link').click();
    await page.getByRole('button', { name: `I agree and identify myself with ${NAME}` }).click();
    await back(page);
    await page.getByText(`${NAME} now opens your page`).waitFor();
    const hers = await enter(me.who, { script: false, lang: 'fr' });
    expect(new URL(hers.url()).pathname).toBe('/mes-propositions');

    const counsellor = await app.page();
    const { rows } = await app.owner.query<{ account_id: string }>(
      `SELECT account_id FROM gate.relationship WHERE kind = 'follows' AND structure_id || '-' || beneficiary_id = $1`,
      [me.ref],
    );
    const token = randomBytes(32);
    await app.owner.query(`SELECT identity.start_session($1, 'passkey', $2)`, [rows[0]?.account_id, token]);
    await counsellor
      .context()
      .addCookies([{ name: 'ecluse_session', value: token.toString('base64url'), url: app.url }]);
    await counsellor.goto(`${app.url}/dossiers/${me.ref}`);
    await counsellor.getByText('Entre aussi par son identité numérique').click();
    await counsellor.getByRole('button', { name: 'Détacher' }).click();
    await counsellor.getByText('L’identité est détachée').waitFor();
    expect(await bindings(me)).toBe(0);
    await hers.goto(`${app.url}/mes-propositions`);
    expect(new URL(hers.url()).pathname).toBe('/connexion/jeune');
  });
});

describe('somebody else', () => {
  it('who stole a link does not attach their own identity to it, nor the owner’s name with another birth date', async () => {
    const me = await young();
    const thief = { ...me.who, sub: 'thief', given_name: 'Autre', family_name: 'PERSONNE' };
    const page = await attach(await openLink(me), thief);
    expect(await heading(page)).toBe('Cette identité n’a pas été rattachée');
    expect(await page.textContent('main')).not.toContain(me.who.birthdate);
    expect(await lastEntry('young.bind')).toMatchObject({ code: 'young_unmatched', account_id: me.account });
    await page.getByRole('link', { name: 'Revenir' }).click();
    await page.waitForURL(/ma-proposition/); // the link's session goes on
    // Each in a browser of its own: the provider remembers who came before.
    const elder = await attach(await openLink(me), { ...me.who, birthdate: '1999-01-01' });
    expect(await heading(elder)).toBe('Cette identité n’a pas été rattachée');
    const unsure = await attach(await openLink(me), { ...me.who, acr: 'self-asserted' });
    expect(await heading(unsure)).toBe('Identité pas assez sûre');
    expect(await bindings(me)).toBe(0);
    expect(await heading(await enter(thief))).toBe('Aucun espace ne s’ouvre ainsi');
  });

  it('who is unknown, suspended or of a closed dossier reads the same words', async () => {
    const me = await young();
    await attach(await openLink(me), me.who);
    const unknown = await enter({ ...me.who, sub: 'nobody' });
    const words = await unknown.textContent('main');
    await app.owner.query(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, [
      me.account,
    ]);
    expect(await (await enter(me.who)).textContent('main')).toBe(words);
    expect(await lastEntry('identity.sign_in')).toMatchObject({ code: 'account_suspended' });
    await app.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [me.account]);
    const [structureId, beneficiaryId] = me.ref.split('-');
    await app.owner.query(
      `UPDATE vault.beneficiary SET status = 'closed' WHERE structure_id = $1 AND beneficiary_id = $2`,
      [structureId, beneficiaryId],
    );
    expect(await (await enter(me.who)).textContent('main')).toBe(words);
    expect(await lastEntry('identity.sign_in')).toMatchObject({ code: 'dossier_closed' });
  });

  it('cannot replay an answer, use it for another kind of way, change the issuer, or swap the session in between', async () => {
    const me = await young();
    issuer.who = me.who;
    const page = await openLink(me);
    const { request } = page.context();
    const form = { headers: { origin: app.url }, maxRedirects: 0 };
    const follow = async (from: string) => {
      let to = from;
      while (!to.startsWith(`${app.url}/connexion/jeune/retour`)) {
        const answer = await request.get(to, { maxRedirects: 0 });
        to = new URL(answer.headers().location ?? '', to).href;
      }
      return to;
    };
    const left = async () => {
      const sent = await request.post(`${app.url}/mon-identite/rattacher`, form);
      return follow(sent.headers().refresh?.replace('0; url=', '') ?? '');
    };
    // Another issuer named in the answer (RFC 9207).
    const named = await left();
    const mixed = named.replace(
      encodeURIComponent(issuer.url),
      encodeURIComponent('https://evil.exemple.fr'),
    );
    expect(mixed).not.toBe(named);
    expect((await request.get(mixed, { maxRedirects: 0 })).status()).toBe(403);
    expect(await bindings(me)).toBe(0);

    // The way was begun in one session, and ends in another: a second link of the same person.
    const begun = await left();
    const cookies = await page.context().cookies();
    await page.goto(`${app.url}/lien/${await me.link()}`);
    await page.locator('main').getByRole('button').click();
    await page.waitForURL(/ma-proposition/);
    const sso = cookies.filter((cookie) => cookie.name === 'ecluse_sso');
    await page.context().addCookies(sso);
    expect((await request.get(begun, { maxRedirects: 0 })).status()).toBe(403);
    expect(await bindings(me)).toBe(0);

    // An answer for entering does not attach, and the other way round; each serves once.
    const good = await left();
    const stolen = await app.page();
    expect((await stolen.goto(good))?.status()).toBe(403);
    const before = await page.context().cookies();
    expect((await request.get(good, { maxRedirects: 0 })).status()).toBe(303);
    expect(await bindings(me)).toBe(1);
    await page.context().addCookies(before);
    expect((await request.get(good, { maxRedirects: 0 })).status()).toBe(403);
    expect(await lastEntry('identity.sign_in')).toMatchObject({ code: 'sso_failed' });
  });

  it('finds no form of ours that another site could send', async () => {
    const me = await young();
    const page = await openLink(me);
    const answer = await page.context().request.post(`${app.url}/mon-identite/rattacher`, {
      headers: { origin: 'https://evil.exemple.fr', 'sec-fetch-site': 'cross-site' },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(403);
  });
});
