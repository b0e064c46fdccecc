import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';
import { axeFaults } from './axe.ts';

let app: App;
/** Solène Abrivard, who follows the incident, and Odilon Verchamps, who decides. */
let page: Page;
let other: Page;
let path: string;

const plain = (text: string | null) => (text ?? '').replace(/\s+/gu, ' ').trim();
const main = async (at: Page) => plain(await at.getByRole('main').textContent());

async function expectSound(at: Page): Promise<void> {
  expect(await axeFaults(at)).toEqual([]);
  expect(await at.locator('[style]').count()).toBe(0);
  const { width } = at.viewportSize() ?? { width: 0 };
  expect(await at.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
}

const touch = () => app.owner.query('UPDATE identity.session SET presence_at = now() WHERE ended_at IS NULL');

beforeAll(async () => {
  app = await startApp();
  page = await app.enterAs('supervisor');
  other = await app.page({ width: 390 });
  await other.goto(`${app.url}/connexion`);
  await other.getByRole('button', { name: 'Odilon Verchamps' }).click();
  await other.waitForURL((at) => !at.pathname.startsWith('/connexion'));
  for (const one of [page, other]) one.setDefaultTimeout(30_000);
  // As the step « Mesurer » fixes it: five people of the demo.
  const { rows } = await app.owner.query<{ id: string }>(
    `INSERT INTO incident.incident (label, structure_id, title, opened_by, known_at, window_from, window_to, fixed_at, fixings, seed)
     SELECT '2027-91', structure_id, 'Compte détourné à la Mission Locale', account_id, now(), now() - interval '2 days', now(), now(), 1, 7
     FROM identity.account WHERE display_name = 'Solène Abrivard' RETURNING incident_id AS id`,
  );
  path = `${app.url}/incidents/${rows[0]?.id}/avis`;
  await app.owner.query(
    `INSERT INTO incident.exposed (incident_id, structure_id, beneficiary_id, pseudonym, fields, classes, first_at, last_at, times)
     SELECT $1, b.structure_id, b.beneficiary_id, row_number() OVER (), '{summary,email,phone}', '{listed,contact}',
            now() - interval '1 day', now() - interval '1 hour', 1
     FROM vault.beneficiary AS b
     WHERE EXISTS (SELECT FROM vault.sealed AS x WHERE x.structure_id = b.structure_id AND x.beneficiary_id = b.beneficiary_id AND x.field = 'email')
       AND NOT EXISTS (SELECT FROM watch.canary AS w WHERE w.beneficiary_id = b.beneficiary_id)
     ORDER BY b.beneficiary_id LIMIT 5`,
    [rows[0]?.id],
  );
});
afterAll(() => app?.close());

describe('notices of an incident', () => {
  it('are written, previewed on an invented person, and asked for', async () => {
    await page.goto(path);
    await expectSound(page);
    await page.getByLabel('Ce qui s’est passé').fill('Trop court.');
    await page.getByLabel('Ce que nous avons fait').fill('Le compte est bloqué. La CNIL est prévenue.');
    await page.getByLabel('À qui poser des questions').fill('Votre Mission Locale, au 04 00 00 00 00.');
    // No provider of text messages, no print house here: said, and not to be chosen.
    expect(await page.getByLabel('SMS (mobile)').count()).toBe(0);
    expect(await main(page)).toContain('Aucun fournisseur de SMS n’est réglé');
    await page.getByRole('button', { name: 'Enregistrer le texte' }).click();
    expect(await main(page)).toContain('Un texte est trop court');
    await page
      .getByLabel('Ce qui s’est passé')
      .fill('Une personne a utilisé le compte d’un agent sans en avoir le droit.');
    await page.getByRole('button', { name: 'Enregistrer le texte' }).click();
    await page.waitForURL('**/avis?fait=texte');
    await page.locator('summary').filter({ hasText: 'E-mail' }).click();
    expect(await main(page)).toContain('Bonjour Camille');
    await expectSound(page);
    await page.getByLabel('Pourquoi maintenant').fill('Le délai de l’article 34 court.');
    await page.getByRole('button', { name: 'Demander l’envoi de 5 avis' }).click();
    await page.waitForURL('**/avis?fait=demande');
    expect(await main(page)).toContain('En attente d’un accord');
    // Whoever asks does not decide, and nothing left.
    await page.getByRole('link', { name: 'Voir la demande' }).click();
    expect(await page.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    expect((await app.owner.query('SELECT FROM notice.notice')).rowCount).toBe(0);
  });

  it('leave once a second supervisor has read them; the first may pause and go on', async () => {
    await touch();
    await other.goto(`${app.url}/demandes`);
    await other
      .getByRole('link', { name: /2027-91/ })
      .first()
      .click();
    await other.getByRole('link', { name: 'Lire le texte et l’aperçu' }).click();
    expect(await main(other)).toContain('Aperçu');
    await expectSound(other);
    await other.goBack();
    await other.getByRole('button', { name: /Approuver/ }).click();
    await other.waitForLoadState();
    await page.goto(path);
    await page.getByRole('button', { name: 'Suspendre' }).click();
    await page.waitForURL('**/avis?fait=suspendu');
    expect(await main(page)).toContain('Qui est touché');
    await expectSound(page);
    await page.getByRole('button', { name: 'Poursuivre les envois' }).click();
    await page.waitForURL('**/avis?fait=repris');
    await expect
      .poll(async () => (await app.owner.query(`SELECT FROM notice.notice WHERE state = 'sent'`)).rowCount, {
        timeout: 20_000,
      })
      .toBe(5);
    await page.goto(path);
    expect(await main(page)).toContain('5 remis sur 5');
    expect(await main(page)).toContain('Tout est parti');
    // Counts, never an address.
    expect(await page.content()).not.toContain('@exemple');
    await expectSound(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectSound(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('open an accessible letter as preview, and nothing to a counsellor', async () => {
    const letter = await page.request.get(`${path}/lettre.pdf`);
    expect(letter.headers()['content-type']).toBe('application/pdf');
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const counsellor = await app.enterAs('counsellor');
    for (const address of [path, `${path}/lettre.pdf`])
      expect((await counsellor.request.get(address)).status(), address).toBe(403);
    expect((await page.request.get(path.replace(/\d+\/avis/, '999999/avis'))).status()).toBe(404);
  });
});

describe('/verifier', () => {
  it('knows the code of a message that left, names nobody, and speaks plainly of another', async () => {
    const folder = `${app.config.dataDir}/boite-envoi`;
    const names = (await readdir(folder)).filter((name) => name.startsWith('avis-'));
    expect(names).toHaveLength(5);
    const mail = JSON.parse(await readFile(`${folder}/${names[0]}`, 'utf8')) as { text: string; to: string };
    const code =
      /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/.exec(mail.text)?.[0] ?? '';
    const given = /Bonjour ([^,]+),/.exec(mail.text)?.[1] ?? '?';
    const plainly = await app.page({ script: false });
    await plainly.goto(`${app.url}/verifier`);
    await plainly.getByLabel('Code de l’avis').fill(code);
    await plainly.getByRole('button', { name: 'Vérifier' }).click();
    expect(await main(plainly)).toContain('Oui, nous avons envoyé cet avis');
    const anybody = await app.page({ width: 390 });
    await anybody.goto(`${app.url}/verifier`);
    await expectSound(anybody);
    await anybody.getByLabel('Code de l’avis').fill(code.toLowerCase().replaceAll('-', ' '));
    await anybody.getByRole('button', { name: 'Vérifier' }).click();
    const said = await main(anybody);
    expect(said).toContain('Oui, nous avons envoyé cet avis');
    expect(said).toContain('nom, adresse électronique, téléphone');
    expect(said).not.toContain(given);
    expect(said).not.toContain(mail.to);
    await expectSound(anybody);
    await anybody.getByLabel('Code de l’avis').fill(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await anybody.getByRole('button', { name: 'Vérifier' }).click();
    expect(await main(anybody)).toContain('Ce code n’est pas l’un des nôtres');
    await expectSound(anybody);
    await anybody.getByRole('link', { name: 'Signaler un faux message' }).click();
    await expectSound(anybody);
    await anybody.getByLabel('SMS').check();
    await anybody.getByRole('button', { name: 'Signaler' }).click();
    expect(await main(anybody)).toContain('33700');
    const { rows } = await app.owner.query('SELECT channel, times FROM notice.report');
    expect(rows).toEqual([{ channel: 'sms', times: 1 }]);
  });
});
