import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, addAuthenticator, startApp } from './app.ts';
import { axeFaults } from './axe.ts';
import { Visitor } from './http-visitor.ts';

let app: App;
/** Solène Abrivard, of the supervision. */
let page: Page;
const ids = new Map<string, string>();
const id = (name: string) => ids.get(name) ?? '';

beforeAll(async () => {
  app = await startApp({ ECLUSE_WATCH: 'on' });
  const { rows } = await app.owner.query<{ id: string; name: string }>(
    `SELECT account_id AS id, display_name AS name FROM identity.account WHERE display_name IS NOT NULL`,
  );
  for (const row of rows) ids.set(row.name, row.id);
  page = await app.enterAs('supervisor');
  page.setDefaultTimeout(10_000);
});
afterAll(() => app?.close());

const plain = (text: string | null) => (text ?? '').replace(/\s+/gu, ' ').trim();
const heading = async () => plain(await page.getByRole('heading', { level: 1 }).textContent());
const state = async (name: string) =>
  (await app.owner.query('SELECT state FROM identity.account WHERE account_id = $1', [id(name)])).rows[0]
    .state;
const enter = async (name: string) => {
  const visitor = new Visitor(app.url);
  await visitor.enter(id(name));
  return visitor;
};
const refOf = async (name: string) =>
  (
    await app.owner.query(
      `SELECT structure_id || '-' || beneficiary_id AS ref FROM gate.relationship WHERE account_id = $1 AND kind = 'follows'
       AND until IS NULL ORDER BY beneficiary_id LIMIT 1`,
      [id(name)],
    )
  ).rows[0].ref as string;

async function expectSound(): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.locator('[style]').count()).toBe(0);
}

describe('the watch', () => {
  it('freezes whoever opens somebody invented, before the next act, and says so in plain French', async () => {
    await page.goto(`${app.url}/alertes`);
    expect(plain(await page.locator('.ec-empty').textContent())).toContain('Aucune alerte à examiner');
    await expectSound();

    const ref = await refOf('Nadège Fontrailles');
    await app.owner.query('SELECT watch.plant($1, $2, false)', ref.split('-'));
    const thief = await enter('Maëlle Tournebois');
    expect((await thief.ask('/portefeuille')).status).toBe(200);
    const touched = await thief.ask(`/dossiers/${ref}`);
    // To the thief it looks like anybody else's person.
    expect(touched.status).toBe(403);
    expect(touched.body).toContain('Vous ne suivez pas cette personne');
    const next = await thief.ask('/portefeuille');
    expect(next.status).toBe(403);
    expect(next.body).toContain('Ce compte vient d’être gelé');
    expect(next.body).not.toMatch(/leurre|invent/);
    expect(await state('Maëlle Tournebois')).toBe('frozen');
    // Whatever it asks later, too; the way out stays open.
    expect((await thief.ask('/portefeuille')).status).toBe(403);
    expect((await thief.ask('/connexion')).status).toBe(200);
    const { rows } = await app.owner.query(
      `SELECT template FROM identity.outbox WHERE account_id = $1 AND template LIKE 'watch.%'`,
      [id('Maëlle Tournebois')],
    );
    expect(rows).toEqual([{ template: 'watch.freeze' }]);
  });

  it('asks for a touch, and serves nothing else until it came', async () => {
    const agent = await enter('Karim Belazreg');
    await agent.ask('/portefeuille');
    // Seven people of others, none in sequence: old bookmarks, or somebody who tries.
    const { rows } = await app.owner.query(
      `SELECT structure_id || '-' || beneficiary_id AS ref FROM gate.relationship AS r WHERE account_id <> $1 AND kind = 'follows'
       AND until IS NULL AND beneficiary_id % 20 = 0 ORDER BY beneficiary_id LIMIT 6`,
      [id('Karim Belazreg')],
    );
    for (const { ref } of rows.slice(0, 5)) await agent.ask(`/dossiers/${ref}`);
    await app.owner.query(
      // Slowly: six within seconds are a machine's.
      `SELECT watch.raise($1, 'many_refusals', 'touch', ARRAY(SELECT entry_id FROM ledger.entry WHERE account_id = $1 ORDER BY entry_id DESC LIMIT 5))`,
      [id('Karim Belazreg')],
    );
    await agent.ask('/mes-acces');
    const held = await agent.ask('/portefeuille');
    expect(held.status).toBe(403);
    expect(held.body).toContain('Confirmez que c’est bien vous');
    expect(held.body).toContain('/presence?retour=%2Fportefeuille');
    expect((await agent.ask('/aide')).status).toBe(200);
    await app.owner.query(
      'UPDATE identity.session SET presence_at = clock_timestamp() WHERE account_id = $1 AND ended_at IS NULL',
      [id('Karim Belazreg')],
    );
    expect((await agent.ask('/portefeuille')).status).toBe(200);
  });

  it('shows one page of names to whoever asks for four at once, and the others after a touch', async () => {
    const account = id('Rémi Dauclair');
    const thief = await enter('Rémi Dauclair');
    const four = await Promise.all([1, 2, 3, 4].map((n) => thief.ask(`/portefeuille?v=${n}`)));
    expect(four.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
    const held = four.findIndex(({ status }) => status === 403) + 1;
    expect(four[held - 1]?.body).toContain('Encore des noms');
    expect(four[held - 1]?.body).toContain(`/presence?retour=%2Fportefeuille%3Fv%3D${held}`);
    // The rest of the day goes on, and so does the page that was shown.
    expect((await thief.ask('/mes-acces')).status).toBe(200);
    const shown = four.findIndex(({ status }) => status === 200) + 1;
    expect((await thief.ask(`/portefeuille?v=${shown}`)).status).toBe(200);
    // A hand needs a second to read why, and to touch.
    const read = async () =>
      (
        await app.owner.query(
          `SELECT count(*)::int AS n, bool_and(at < clock_timestamp() - interval '1 second') AS old FROM ledger.entry
           WHERE account_id = $1 AND operation = 'watch.ask_touch' AND code = 'presence'`,
          [account],
        )
      ).rows[0];
    await expect.poll(read, { timeout: 10_000 }).toEqual({ n: 3, old: true });
    await app.owner.query(`SELECT identity.write_entry($1, 'identity.confirm_presence', NULL)`, [account]);
    await thief.ask('/mes-acces');
    expect((await thief.ask(`/portefeuille?v=${held}`)).status).toBe(200);
    expect(await state('Rémi Dauclair')).toBe('active');
  });

  it('shows the supervisor what was seen; from there the family is frozen and the alert closed', async () => {
    await app.owner.query(
      'UPDATE identity.account SET requested_by = $2, approved_by = $3 WHERE account_id = $1',
      [id('Bastien Auquier'), id('Gaspard Ledoyen'), id('Inès Valdoré')],
    );
    const manager = await enter('Gaspard Ledoyen');
    for (const path of ['/portefeuille', '/orientations']) await manager.ask(path);
    await manager.ask('/mes-acces');

    await page.goto(`${app.url}/`);
    await page.getByRole('navigation').getByRole('link', { name: 'Alertes' }).click();
    const names = (await page.getByRole('rowheader').allTextContents()).map(plain);
    expect(names).toContain('Dossier leurre touché');
    await expectSound();
    await page
      .getByRole('row')
      .filter({ hasText: 'Gaspard Ledoyen' })
      .getByRole('link', { name: 'Refus répétés' })
      .click();
    expect(await heading()).toBe('Refus répétés');
    const acts = page.getByRole('table', { name: /Les actes que la règle a vus/ });
    expect((await acts.getByRole('rowheader').count()) >= 2).toBe(true);
    await expectSound();
    // By the keyboard alone.
    await page.getByRole('button', { name: 'Geler 2 comptes' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/fait=gel/);
    expect(plain(await page.getByRole('status').textContent())).toContain('2 comptes gelés');
    expect(await state('Gaspard Ledoyen')).toBe('frozen');
    expect(await state('Bastien Auquier')).toBe('frozen');
    await page.getByLabel('Ce que vous avez trouvé').selectOption('handled');
    await page.getByRole('button', { name: 'Clore l’alerte' }).click();
    await page.waitForURL(/fait=clore/);
    expect(plain(await page.locator('main').textContent())).toContain('Close par Solène Abrivard');
    await page.goto(`${app.url}/alertes?etat=closed`);
    expect(await page.getByRole('row').filter({ hasText: 'Gaspard Ledoyen' }).count()).toBe(1);
    const counsellor = await enter('Céline Morvandieu');
    expect((await counsellor.ask('/alertes')).status).toBe(403);
    // Another role's door, once: reported, and nothing taken.
    expect(await state('Céline Morvandieu')).toBe('active');
  });
});

describe('the circuit breaker', () => {
  it('is broken by one with a touch, refuses every file in plain French, and is lifted by two', async () => {
    await addAuthenticator(page);
    await page.goto(`${app.url}/alertes`);
    await page.getByText('Pour les cas où geler un compte ne suffit pas').click();
    await page.getByLabel('Où couper').selectOption({ label: 'Mission Locale du Val d’Aubrelle' });
    await page.getByRole('button', { name: 'Couper l’accès' }).click();
    expect(await heading()).toBe('Confirmez que c’est bien vous');
    await app.owner.query(
      'UPDATE identity.session SET presence_at = clock_timestamp() WHERE account_id = $1 AND ended_at IS NULL',
      [id('Solène Abrivard')],
    );
    await page.goto(`${app.url}/alertes`);
    await page.getByText('Pour les cas où geler un compte ne suffit pas').click();
    await page.getByLabel('Où couper').selectOption({ label: 'Mission Locale du Val d’Aubrelle' });
    await page.getByRole('button', { name: 'Couper l’accès' }).click();
    await page.waitForURL(/fait=coupe/);
    expect(plain(await page.locator('main').textContent())).toContain(
      'Accès coupé : Mission Locale du Val d’Aubrelle',
    );
    await expectSound();

    const agent = await enter('Lucile Perrandon');
    const refused = await agent.ask('/portefeuille');
    expect(refused.status).toBe(403);
    expect(refused.body).toContain('L’accès aux dossiers est coupé');
    expect((await agent.send('/deconnexion', {})).status).toBe(303);

    await page.getByLabel('Pourquoi rétablir').fill('La cause est trouvée.');
    await page.getByRole('button', { name: 'Demander le rétablissement' }).click();
    await page.waitForURL(/fait=retablir/);
    const { rows } = await app.owner.query(
      `SELECT request_id AS id FROM gate.request WHERE kind = 'breaker.lift' AND state = 'waiting'`,
    );
    await page.goto(`${app.url}/demandes/${rows[0].id}`);
    expect(await heading()).toBe('Rétablir l’accès : Mission Locale du Val d’Aubrelle');
    expect(plain(await page.locator('main').textContent())).toContain('Vous avez fait cette demande');
    await expectSound();
  });
});
