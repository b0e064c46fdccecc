import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';
import { axeFaults } from './axe.ts';
import { Visitor } from './http-visitor.ts';

let app: App;
/** Solène Abrivard, of the supervision. */
let page: Page;
let url: string;
/** What the attacker wrote down: every dossier whose line or page it was shown, and whose phone. */
const seen = new Set<string>();
const phones = new Set<string>();
let account: string;

beforeAll(async () => {
  app = await startApp();
  const { rows } = await app.owner.query<{ id: string }>(
    `SELECT account_id AS id FROM identity.account WHERE role = 'counsellor' ORDER BY account_id`,
  );
  account = rows[0]?.id ?? '';
  await attack(account);
  // A colleague at work in the same minutes: none of its people may come into the list.
  const colleague = new Visitor(app.url);
  await colleague.enter(rows[1]?.id ?? '');
  await colleague.ask('/portefeuille');
  page = await app.enterAs('supervisor');
  page.setDefaultTimeout(15_000);
});
afterAll(() => app?.close());

const refsIn = (body: string) =>
  [...body.matchAll(/href="\/dossiers\/(\d+-\d+)"/g)].map(([, ref]) => ref ?? '');

/** With the session of a counsellor: two pages of its list, five dossiers, three phones, and strangers’ numbers. */
async function attack(id: string): Promise<void> {
  const thief = new Visitor(app.url);
  await thief.enter(id);
  const list: string[] = [];
  for (const path of ['/portefeuille', '/portefeuille?page=2']) {
    const answer = await thief.ask(path);
    for (const ref of refsIn(answer.body)) {
      seen.add(ref);
      list.push(ref);
    }
  }
  for (const ref of list.slice(0, 5)) expect((await thief.ask(`/dossiers/${ref}`)).status).toBe(200);
  for (const ref of list.slice(0, 3)) {
    const answer = await thief.send(`/dossiers/${ref}/afficher`, { field: 'phone', purpose: 'follow_up' });
    expect(answer.status).toBe(200);
    phones.add(ref);
  }
  const { rows } = await app.owner.query<{ ref: string }>(
    `SELECT structure_id || '-' || beneficiary_id AS ref FROM vault.beneficiary
     WHERE structure_id || '-' || beneficiary_id <> ALL ($1) LIMIT 4`,
    [[...seen]],
  );
  for (const { ref } of rows) expect((await thief.ask(`/dossiers/${ref}`)).status).toBe(403);
}

const plain = (text: string | null) => (text ?? '').replace(/\s+/gu, ' ').trim();
const status = async () => plain(await page.getByRole('status').first().textContent());

const touch = () => app.owner.query('UPDATE identity.session SET presence_at = now() WHERE ended_at IS NULL');

async function expectSound(at = page): Promise<void> {
  expect(await axeFaults(at)).toEqual([]);
  expect(await at.locator('[style]').count()).toBe(0);
}

describe('an incident, from the account to the closed file', () => {
  it('is opened from the lineage of an account, which is proposed', async () => {
    await page.goto(`${app.url}/filiation/${account}`);
    await page.getByRole('link', { name: 'Ouvrir un incident' }).click();
    await page.getByLabel('Titre').fill('Compte de conseil détourné');
    expect(await page.locator(`#propose-${account}`).isChecked()).toBe(true);
    await expectSound();
    // By keyboard alone: the button is the last of the form.
    await page.getByRole('button', { name: 'Ouvrir l’incident' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/incidents/*?fait=opened');
    url = page.url().replace(/\?.*/, '');
    expect(plain(await page.getByRole('heading', { level: 1 }).textContent())).toMatch(/^Incident \d{4}-02$/);
    expect(plain(await page.locator('.ec-clock__t').textContent())).toMatch(/^(72 h|71 h 5\d) sur 72 h$/);
    await expectSound();
  });

  it('says what is wrong with a form, and keeps what was typed', async () => {
    await page.goto(`${app.url}/incidents/nouveau`);
    await page.getByLabel('Titre').fill('Sans compte');
    await page.getByRole('button', { name: 'Ouvrir l’incident' }).click();
    expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
      'Choisissez au moins un compte',
    ]);
    expect(await page.getByLabel('Titre').inputValue()).toBe('Sans compte');
  });

  it('is contained: the freeze is one link away, and the page says so afterwards', async () => {
    await page.goto(url);
    await page.getByRole('link', { name: /^Geler/ }).click();
    await page.getByRole('button', { name: /^Geler/ }).click();
    await page.waitForURL('**/filiation/*?gele=1');
    await page.goto(url);
    expect(plain(await page.getByRole('list', { name: 'Étapes de l’incident' }).textContent())).toContain(
      '1 compte gelé',
    );
  });

  it('is measured: the list is exactly what the attacker wrote down', async () => {
    await page.getByRole('button', { name: `Figer ${seen.size} personnes` }).click();
    await page.waitForURL('**fait=fixed**');
    expect(await status()).toBe(`${seen.size} personnes figées dans la liste.`);
    const { rows } = await app.owner.query<{ ref: string; phone: boolean }>(
      `SELECT structure_id || '-' || beneficiary_id AS ref, 'phone' = ANY (fields) AS phone FROM incident.exposed
       WHERE withdrawn_at IS NULL`,
    );
    const { rows: birds } = await app.owner.query<{ ref: string }>(
      `SELECT structure_id || '-' || beneficiary_id AS ref FROM watch.canary`,
    );
    const real = (refs: Set<string>) => {
      for (const { ref } of birds) refs.delete(ref);
      return [...refs].sort();
    };
    expect(rows.map((row) => row.ref).sort()).toEqual(real(seen));
    expect(
      rows
        .filter((row) => row.phone)
        .map((row) => row.ref)
        .sort(),
    ).toEqual(real(phones));
  });

  it('counts the minors among them, once the list is fixed, and shows nobody’s date', async () => {
    const counted = async () => {
      const { rows } = await app.owner.query<{ n: number; done: boolean }>(
        `SELECT minors + adults + unknown AS n, done_at IS NOT NULL AS done FROM incident.minors ORDER BY incident_id DESC LIMIT 1`,
      );
      return rows[0];
    };
    await expect.poll(counted, { timeout: 60_000 }).toMatchObject({ done: true });
    expect((await counted())?.n).toBe(seen.size);
    await page.goto(url);
    expect(plain(await page.textContent('main'))).toMatch(
      new RegExp(`Mineurs lors du premier accès : \\d+ sur ${seen.size}\\.`),
    );
  });

  it('shows nobody’s name nor number: pseudonyms only', async () => {
    await page.goto(`${url}/personnes`);
    const [first] = await page.getByRole('rowheader').allTextContents();
    expect(plain(first ?? '')).toBe('P-0001');
    const html = await page.content();
    expect([...seen].filter((ref) => html.includes(ref))).toEqual([]);
    expect(html).not.toMatch(/\/dossiers\/\d/);
    await expectSound();
  });

  it('computes another choice at once, without script, and keeps it only on demand', async () => {
    const bare = await app.enterAs('supervisor', { script: false });
    await bare.goto(`${url}/mesure`);
    const people = async (at: Page) => plain(await at.locator('.ec-kpi dd').first().textContent());
    expect(await people(bare)).toBe(String(seen.size));
    await bare.getByLabel('au', { exact: true }).fill('2020-01-02T00:00');
    await bare.getByLabel('Période examinée : du').fill('2020-01-01T00:00');
    await bare.getByRole('button', { name: 'Recalculer' }).click();
    expect(await people(bare)).toBe('0');
    await bare.close();
    // One session per agent: the one without script has taken this one’s place.
    page = await app.enterAs('supervisor');
    page.setDefaultTimeout(15_000);
    await page.goto(`${url}/mesure`);
    expect(await people(page)).toBe(String(seen.size));
    await expectSound();
  });

  it('has its timeline: a decision says why, evidence is an entry of the log', async () => {
    const add = async (kind: string, text: string, more: Record<string, string> = {}) => {
      await page.goto(url);
      await page.getByText('Ajouter une ligne').click();
      await page.getByLabel('Nature').selectOption(kind);
      await page.locator('#texte').fill(text);
      for (const [id, value] of Object.entries(more)) await page.locator(`#${id}`).fill(value);
      await page.getByRole('button', { name: 'Inscrire' }).click();
      await page.waitForLoadState();
    };
    await add('decision', 'Compte gelé, sessions fermées');
    expect(plain(await page.getByRole('heading', { level: 1 }).textContent())).not.toMatch(/^Incident/);
    await add('decision', 'Compte gelé, sessions fermées', { pourquoi: 'Accès étrangers au suivi' });
    expect(await status()).toBe('Ligne ajoutée à la chronologie.');
    const { rows } = await app.owner.query<{ id: string }>(
      `SELECT min(entry_id) AS id FROM ledger.entry WHERE account_id = $1 AND operation = 'contact.reveal'`,
      [account],
    );
    await add('evidence', 'Téléphone affiché', { entree: rows[0]?.id ?? '' });
    expect(plain(await page.locator('#chronologie').textContent())).toContain(
      `Entrée ${Number(rows[0]?.id).toLocaleString('fr-FR').replace(/\s/g, ' ')} : contact.reveal, 1 personne`,
    );
  });

  it('holds pieces of evidence: judged by their content, sealed, listed with their hash', async () => {
    const attach = async (name: string, content: string | Buffer) => {
      await page.goto(url);
      await page.getByText('Ajouter une pièce').click();
      await page.getByLabel('Ce que c’est').fill('Réponse de l’hébergeur');
      await page
        .getByLabel('Fichier')
        .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) });
      await page.getByRole('button', { name: 'Ajouter la pièce' }).click();
      await page.waitForLoadState();
    };
    await attach('piece.pdf', Buffer.from([0x4d, 0x5a, 0, 1]));
    expect(await page.getByRole('alert').textContent()).toContain('ni un PDF, ni une image');
    expect(await page.getByLabel('Ce que c’est').inputValue()).toBe('Réponse de l’hébergeur');
    await expectSound();
    const headers = { origin: app.url, 'sec-fetch-site': 'same-origin' };
    const large = await page.request.post(`${url}/pieces`, {
      headers,
      multipart: {
        objet: 'Une archive',
        piece: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.alloc(11 * 1024 * 1024, 65) },
      },
    });
    expect([large.status(), await large.text()]).toEqual([422, expect.stringContaining('dépasse 10 Mo')]);
    const content = '%PDF-1.7 une lettre';
    await attach('C:\\lettre <b>.PDF', content);
    expect(await status()).toBe('Pièce ajoutée au dossier.');
    const hash = createHash('sha256').update(content).digest('hex');
    expect(plain(await page.locator('#pieces').textContent())).toContain(hash);
    await expectSound();
    const { rows } = await app.owner.query<{ sealed: Buffer; name: string }>(
      'SELECT sealed, name FROM incident.attachment_content NATURAL JOIN incident.attachment',
    );
    expect(rows[0]?.sealed.includes('une lettre')).toBe(false);
    // Without a touch: refused; after one, as it was sent in.
    const action = `${url}/pieces/1/fichier`;
    expect((await page.request.post(action, { headers })).status()).toBe(403);
    await touch();
    const answer = await page.request.post(action, { headers });
    expect((await answer.body()).toString()).toBe(content);
    expect(answer.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${rows[0]?.name}"; filename*=UTF-8''${encodeURIComponent(rows[0]?.name ?? '')}`,
    });
    await page.goto(url);
    await page.locator('#pieces').getByText('Retirer', { exact: true }).first().click();
    await page.getByLabel('Pourquoi la retirer').fill('Adressée à un autre dossier');
    await page.locator('#pieces').getByRole('button', { name: 'Retirer' }).click();
    await page.waitForURL('**fait=withdrawn**');
    expect(plain(await page.locator('#pieces').textContent())).toContain(
      'Motif : Adressée à un autre dossier',
    );
    expect((await page.request.post(action, { headers })).status()).toBe(409);
  });

  it('names one person once two people agreed, for one touch', async () => {
    await page.goto(`${url}/personnes/1`);
    await expectSound();
    await page.getByLabel('Pourquoi il faut nommer').fill('La brigade demande le nom');
    await page.getByRole('button', { name: 'Demander l’identité de P-0001' }).click();
    await page.waitForURL('**fait=demande');
    const { rows } = await app.owner.query<{ request: string }>(
      `SELECT max(request_id) AS request FROM gate.request WHERE kind = 'incident.identity'`,
    );
    const other = await app.enterAs(
      { name: 'Odilon Verchamps' },
      { width: 390, at: `/demandes/${rows[0]?.request}` },
    );
    await touch();
    expect(plain(await other.textContent('main'))).toContain('Identité de P-0001');
    await expectSound(other);
    await other.getByRole('button', { name: 'Approuver' }).click();
    await other.waitForURL('**fait=approuver');
    await other.close();
    await page.goto(`${url}/personnes/1`);
    await expectSound();
    await page.getByRole('button', { name: 'Afficher l’identité de P-0001' }).click();
    await page.getByText('Ce toucher a servi').waitFor();
    const name = plain(await page.locator('#nom dd').first().textContent());
    expect(name).toMatch(/^\p{Lu}\S+ \p{Lu}/u);
    await expectSound();
    // The same touch serves once; and the name is nowhere but in that one answer.
    await page.goto(`${url}/personnes/1`);
    expect(await page.content()).not.toContain(name);
    await page.getByRole('button', { name: 'Afficher l’identité de P-0001' }).click();
    await page.waitForURL('**/identite/afficher');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.content()).not.toContain(name);
    await page.goto(url);
    expect(plain(await page.locator('#chronologie').textContent())).toContain('P-0001 : Identité lue');
    const { rows: log } = await app.owner.query<{ detail: string }>('SELECT detail::text FROM ledger.entry');
    expect(log.filter((one) => one.detail.includes(name))).toEqual([]);
  });

  it('has its documents: filled from what is known, completed, taken away as an accessible PDF and as text', async () => {
    await page.goto(`${url}/documents/cnil`);
    expect(await page.getByLabel('Nombre de personnes').inputValue()).toBe(String(seen.size));
    await page.getByLabel(/Délégué·e/).fill('Jeanne Test, dpo@exemple.fr');
    await page.getByLabel('Piratage, logiciel malveillant, hameçonnage').check();
    await expectSound();
    await page.getByRole('button', { name: 'Enregistrer une version' }).click();
    await page.waitForURL('**enregistre=1');
    const take = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      return readFile(await download.path());
    };
    const text = String(await take('Télécharger le texte'));
    expect(text).toContain('Jeanne Test, dpo@exemple.fr');
    expect(plain(text)).toContain('Gravité estimée : inconnu à ce jour');
    expect(text).toContain('BROUILLON');
    expect(plain(text)).toMatch(/Dont mineurs : \d+/);
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
    const pdf = await getDocument({ data: new Uint8Array(await take('Télécharger le PDF')), verbosity: 0 })
      .promise;
    const first = await pdf.getPage(1);
    const said = (await first.getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ');
    expect(plain(said)).toContain('Notification à la CNIL');
    expect(JSON.stringify(await first.getStructTree())).toContain('"role":"H2"');
    const { rows } = await app.owner.query(
      `SELECT count(*)::int AS n FROM ledger.entry WHERE operation = 'incident.export' AND code IS NULL`,
    );
    expect(rows[0].n).toBe(2);
  });

  it('keeps both when two save at once: the second is told, and loses nothing', async () => {
    await page.goto(`${url}/documents/cnil`);
    await page.getByLabel('Récit des faits').fill('Récit de la seconde personne');
    await app.owner.query(
      `INSERT INTO incident.document (incident_id, kind, version, by, answers)
       SELECT incident_id, kind, 2, by, answers FROM incident.document WHERE kind = 'cnil'`,
    );
    await page.getByRole('button', { name: 'Enregistrer une version' }).click();
    expect(await status()).toContain('Quelqu’un a enregistré une version entre-temps');
    expect(await page.getByLabel('Récit des faits').inputValue()).toBe('Récit de la seconde personne');
    await page.getByText('Transmis ?').click();
    await page
      .getByLabel('Transmis le')
      .fill(await page.evaluate(() => `${new Date().toISOString().slice(0, 11)}00:00`));
    await page.getByLabel('Numéro donné par l’autorité').fill('NOT-2026-1');
    await page.getByRole('button', { name: 'Enregistrer une version' }).click();
    await page.waitForURL('**enregistre=3');
  });

  it('is closed once nothing is missing, and can be opened again with a reason', async () => {
    await page.goto(url);
    expect(plain(await page.locator('.ec-clock').textContent())).toContain('NOT-2026-1');
    expect(await page.getByText('le registre de l’article 33(5) n’est pas écrit').count()).toBe(1);
    await page.goto(`${url}/documents/register`);
    await page.getByRole('button', { name: 'Enregistrer une version' }).click();
    await page.goto(url);
    expect(await page.getByText('Rien ne manque.').count()).toBe(1);
    await page.getByRole('button', { name: 'Clore l’incident' }).click();
    await page.waitForURL('**fait=closed');
    expect(await page.getByRole('button', { name: /^Figer/ }).count()).toBe(0);
    await page.getByLabel('Motif').fill('Un compte de plus est en cause');
    await page.getByRole('button', { name: 'Rouvrir' }).click();
    await page.waitForURL('**fait=reopened');
  });

  it('fits a phone, in English too', async () => {
    const phone = await app.enterAs('supervisor', { width: 390, lang: 'en' });
    for (const path of ['', '/mesure', '/personnes', '/personnes/1', '/documents/complaint']) {
      await phone.goto(url + path);
      expect(await phone.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    }
    await phone.goto(url);
    expect(plain(await phone.textContent('main'))).toContain('What was seen, field by field');
    await expectSound(phone);
    await phone.close();
  });

  it('is for supervisors: whoever else knocks is refused, and it stands in the log', async () => {
    const { rows } = await app.owner.query<{ id: string }>(
      `SELECT account_id AS id FROM identity.account WHERE role = 'account_manager' ORDER BY account_id`,
    );
    const manager = new Visitor(app.url);
    await manager.enter(rows[0]?.id ?? '');
    const path = new URL(url).pathname;
    for (const door of [
      '/incidents',
      '/incidents/nouveau',
      path,
      `${path}/personnes`,
      `${path}/documents/cnil`,
    ])
      expect((await manager.ask(door)).status, door).toBe(403);
    const sent = ['/figer', '/clore', '/chronologie', '/documents/cnil', '/documents/cnil/fichier'];
    for (const door of [
      ...sent,
      '/personnes/1/identite',
      '/personnes/1/identite/afficher',
      '/pieces/1/fichier',
    ])
      expect((await manager.send(path + door, { version: '1' })).status, door).toBe(403);
    // A file is for the one door that takes files, and that door takes nothing else.
    expect((await manager.send(`${path}/pieces`, { objet: 'x' })).status).toBe(415);
    const form = new FormData();
    form.append('objet', 'Une lettre');
    form.append('piece', new Blob(['texte']), 'a.txt');
    const headers = { origin: app.url, 'sec-fetch-site': 'same-origin' };
    for (const [door, code] of [
      ['/pieces', 403],
      ['/chronologie', 415],
    ] as const)
      expect((await manager.ask(path + door, { method: 'POST', body: form, headers })).status, door).toBe(
        code,
      );
    const { rows: log } = await app.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ledger.entry WHERE account_id = $1 AND operation LIKE 'incident.%' AND code = 'role'`,
      [rows[0]?.id],
    );
    expect(log[0]?.n).toBe(14);
  });
});
