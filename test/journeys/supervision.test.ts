import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';
import { axeFaults } from './axe.ts';

let app: App;
/** Solène Abrivard, of the supervision. */
let page: Page;
const ids = new Map<string, string>();
const id = (name: string) => ids.get(name) ?? '';

beforeAll(async () => {
  app = await startApp();
  const { rows } = await app.owner.query<{ id: string; name: string }>(
    `SELECT account_id AS id, display_name AS name FROM identity.account WHERE display_name IS NOT NULL`,
  );
  for (const row of rows) ids.set(row.name, row.id);
  // Gaspard asked for Rémi and Inès approved; Rémi’s account asked for Karim’s.
  const made = 'UPDATE identity.account SET requested_by = $2, approved_by = $3 WHERE account_id = $1';
  await app.owner.query(made, [id('Rémi Dauclair'), id('Gaspard Ledoyen'), id('Inès Valdoré')]);
  await app.owner.query(made, [id('Karim Belazreg'), id('Rémi Dauclair'), id('Inès Valdoré')]);
  page = await app.enterAs('supervisor');
  page.setDefaultTimeout(10_000);
});
afterAll(() => app?.close());

const plain = (text: string | null) => (text ?? '').replace(/\s+/gu, ' ').trim();
const heading = async (at = page) => plain(await at.getByRole('heading', { level: 1 }).textContent());
const board = () => page.getByRole('table', { name: /Du plus large/ });
const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });

async function expectSound(at = page): Promise<void> {
  expect(await axeFaults(at)).toEqual([]);
  expect(await at.locator('[style]').count()).toBe(0);
}

/** In another browser: the demo lets anybody enter as anybody. */
async function enter(name: string, width = 1280): Promise<Page> {
  const other = await app.enterAs({ name }, { width });
  other.setDefaultTimeout(10_000);
  return other;
}

describe('the worst case', () => {
  it('shows each account’s number, as the kernel computes it', async () => {
    await page.goto(`${app.url}/`);
    await page.getByRole('navigation').getByRole('link', { name: 'Pire cas' }).click();
    expect(await heading()).toBe('Si un compte est volé maintenant');
    const { rows } = await app.owner.query<{ name: string; alone: number; deceived: number }>(
      `SELECT a.display_name AS name, w.alone, w.deceived
       FROM identity.account AS a CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
       WHERE a.role IN ('counsellor', 'account_manager', 'supervisor')`,
    );
    for (const { name, alone, deceived } of rows) {
      const cells = await row(name).first().getByRole('cell').allTextContents();
      expect([Number.parseInt(plain(cells[0] ?? ''), 10), Number(plain(cells[1] ?? ''))], name).toEqual([
        deceived,
        alone,
      ]);
    }
    expect(rows.find((one) => one.name === 'Gaspard Ledoyen')?.alone).toBe(0);
    const counsellor = await app.enterAs('counsellor');
    for (const path of ['/pire-cas', '/filiation', `/filiation/${id('Rémi Dauclair')}`])
      expect((await counsellor.goto(app.url + path))?.status(), path).toBe(403);
    await expectSound();
  });

  it('goes into a file, with an entry for it, and shows organisations without a way to their lineage', async () => {
    await page.goto(`${app.url}/pire-cas`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger (CSV)' }).click();
    const { readFile } = await import('node:fs/promises');
    const file = await readFile(await (await download).path(), 'utf8');
    const { rows } = await app.owner.query<{ name: string; alone: number; deceived: number }>(
      `SELECT coalesce(a.display_name, s.name) AS name, w.alone, w.deceived
       FROM identity.account AS a JOIN identity.structure AS s USING (structure_id)
       CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w
       WHERE a.role IN ('counsellor', 'account_manager', 'supervisor') OR a.role = 'provider' AND w.alone > 0`,
    );
    for (const { name, alone, deceived } of rows)
      expect(
        file
          .split('\r\n')
          .some((line) => line.includes(`;${name};`) && line.includes(`;${alone};${deceived};`)),
        name,
      ).toBe(true);
    expect(rows.some((one) => one.name === 'Rémi Dauclair')).toBe(true);
    const { rows: entries } = await app.owner.query(
      `SELECT count(*)::int AS n FROM ledger.entry WHERE operation = 'account.worst_case' AND detail ->> 'export' = '1'`,
    );
    expect(entries[0].n).toBe(1);
    const maelle = await app.enterAs('counsellor');
    for (const path of ['/pire-cas/tableau.csv', '/comptes/liste.csv'])
      expect((await maelle.request.get(app.url + path)).status(), path).toBe(403);
  });

  it('is sorted by a column’s head, and only by those there are', async () => {
    const first = () => board().getByRole('rowheader').first().getByRole('link').textContent();
    await board().getByRole('columnheader', { name: 'Seul' }).getByRole('link').click();
    await page.waitForURL('**/pire-cas?tri=seul');
    expect(plain(await first())).toBe('Maëlle Tournebois');
    await page.goto(`${app.url}/pire-cas?tri=nom`);
    expect(plain(await first())).toBe('Aïssatou Diambar');
    await page.goto(`${app.url}/pire-cas?tri=password&structure=9'`);
    expect(
      await board()
        .getByRole('columnheader', { name: /approbateur/ })
        .getAttribute('aria-sort'),
    ).toBe('descending');
  });

  it('shows twenty accounts a screen, each once over its pages', async () => {
    await page.goto(`${app.url}/pire-cas`);
    const names = () => board().getByRole('rowheader').allTextContents();
    const first = await names();
    expect(first.length).toBe(20);
    await page.getByRole('link', { name: 'Page suivante' }).click();
    await page.waitForURL('**/pire-cas?tri=approbateur&page=2');
    const both = [...first, ...(await names())];
    expect(new Set(both).size).toBe(both.length);
    const file = await (await page.request.get(`${app.url}/pire-cas/tableau.csv`)).text();
    expect(both.length).toBe(file.trim().split('\r\n').length - 1);
    await page.goto(`${app.url}/pire-cas`);
  });

  it('is summed by structure, and kept each night', async () => {
    expect(plain(await row('Ensemble').textContent())).toMatch(/^Ensemble ?300/);
    expect(await page.getByText('la courbe commence demain').count()).toBe(1);
    // What three nights would have kept.
    await app.owner.query(
      `INSERT INTO gate.worst_case_day
       SELECT a.structure_id, a.account_id, (now() AT TIME ZONE 'UTC')::date - n, w.alone + 10, w.deceived
       FROM identity.account AS a CROSS JOIN LATERAL gate.worst_case(a.account_id) AS w, generate_series(1, 3) AS n
       WHERE a.role = 'counsellor'`,
    );
    await page.reload();
    expect(plain(await page.getByRole('img', { name: /^Somme des comptes/ }).textContent())).toContain(
      'de 380 personnes',
    );
    await page.getByText('Voir en tableau').click();
    expect(await page.getByRole('table', { name: 'Depuis 30 jours' }).locator('tbody tr').count()).toBe(4);
    await expectSound();
  });

  it('fits a phone', async () => {
    for (const path of ['/pire-cas', '/filiation', `/filiation/${id('Rémi Dauclair')}`]) {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(app.url + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('lineage and freeze', () => {
  it('finds an account, draws where it comes from, and says whom a freeze would hit', async () => {
    await page.goto(`${app.url}/filiation`);
    expect(await heading()).toBe('D’où vient chaque compte');
    await expectSound();
    await page.getByRole('link', { name: 'Rémi Dauclair' }).click();
    await page.waitForURL(`**/filiation/${id('Rémi Dauclair')}`);
    const names = await page
      .getByRole('img', { name: /^Filiation/ })
      .locator('text.t')
      .allTextContents();
    expect(names.map(plain).sort()).toEqual(
      ['Gaspard Ledoyen', 'Inès Valdoré', 'Karim Belazreg', 'Rémi Dauclair'].sort(),
    );
    expect(await page.getByRole('heading', { name: '2 comptes seraient gelés' }).count()).toBe(1);
    expect(plain(await row('Gaspard Ledoyen').textContent())).toContain('Pas touché');
    for (const name of ['Rémi Dauclair', 'Karim Belazreg'])
      expect(plain(await row(name).textContent())).toContain('À geler');
    await expectSound();
  });

  it('freezes the branch in one click; who was at work is out at the next one', async () => {
    const maelle = await enter('Maëlle Tournebois');
    await app.owner.query(
      `UPDATE identity.account SET requested_by = $2, approved_by = $3 WHERE account_id = $1`,
      [id('Maëlle Tournebois'), id('Karim Belazreg'), id('Inès Valdoré')],
    );
    await page.reload();
    await page.getByRole('button', { name: 'Geler 3 comptes' }).click();
    await page.waitForURL('**/filiation/*?gele=3');
    expect(plain(await page.getByRole('status').textContent())).toContain('3 comptes gelés');
    expect(await page.getByRole('button', { name: /Geler/ }).count()).toBe(0);
    const stopped = await maelle.goto(`${app.url}/portefeuille`);
    expect(stopped?.status()).toBe(403);
    expect(plain(await maelle.locator('h1').textContent())).toContain('Ce compte vient d’être gelé');
    // Nobody can be shown anything by it now: it is among the last.
    await page.goto(`${app.url}/pire-cas?page=2`);
    expect(plain(await row('Maëlle Tournebois').first().textContent())).toContain('Gelé');
    const { rows } = await app.owner.query(
      `SELECT count(*)::int AS n FROM ledger.entry WHERE operation = 'account.freeze' AND code IS NULL AND detail ? 'root'`,
    );
    expect(rows[0].n).toBe(3);
  });

  it('says that the last account manager of a structure would be hit', async () => {
    await app.owner.query(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, [
      id('Inès Valdoré'),
    ]);
    await page.goto(`${app.url}/filiation/${id('Gaspard Ledoyen')}`);
    expect(await page.getByText('Plus personne de ce rôle').count()).toBe(1);
    await app.owner.query(`UPDATE identity.account SET state = 'active' WHERE account_id = $1`, [
      id('Inès Valdoré'),
    ]);
  });

  it('is for whoever is in charge of the account, and never oneself', async () => {
    await page.goto(`${app.url}/filiation/${id('Solène Abrivard')}`);
    expect(await page.getByText('C’est votre compte : une autre personne peut le geler.').count()).toBe(1);
    const gaspard = await enter('Gaspard Ledoyen');
    const answer = await gaspard.goto(`${app.url}/filiation/${id('Solène Abrivard')}`);
    expect(answer?.status()).toBe(404);
    await gaspard.goto(`${app.url}/pire-cas`);
    expect(await gaspard.getByText('Solène Abrivard').count()).toBe(0);
    expect(await gaspard.getByRole('rowheader', { name: 'Inès Valdoré' }).count()).toBe(1);
  });
});
