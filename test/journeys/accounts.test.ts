import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, addAuthenticator, startApp } from './app.ts';
import { faultsAtBothWidths } from './axe.ts';
import { giveKey, giveSession } from './prepared.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const GASPARD = 'Gaspard Ledoyen';
const INES = 'Inès Valdoré';
const SOLENE = 'Solène Abrivard';

/** Enters the demo as this manager. */
const enter = (name: string, options: { width?: number; at?: string } = {}): Promise<Page> =>
  app.enterAs({ name }, options);

/** A passkey device for this agent of the demonstration, since decisions need a touch; one of an earlier test is thrown away. */
async function makeKey(page: Page, name: string): Promise<void> {
  await app.owner.query('DELETE FROM identity.passkey');
  const { rows } = await app.owner.query('SELECT account_id FROM identity.account WHERE display_name = $1', [
    name,
  ]);
  await giveKey(app, page, rows[0].account_id);
}

async function confirmPresence(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Confirmer ma présence' }).click();
  await page.getByRole('button', { name: /Confirmer/ }).click();
  await page.waitForURL('**/demandes/*');
}

const count = async (sql: string, ...values: unknown[]) =>
  Number((await app.owner.query(`SELECT count(*) AS n FROM ${sql}`, values)).rows[0].n);

/** The latest message to this address, once the mail job has sent it. */
async function mailTo(address: string): Promise<{ link: string; subject: string }> {
  const sent = await vi.waitFor(
    async () => {
      const { rows } = await app.owner.query<{ outbox_id: string }>(
        `SELECT o.outbox_id FROM identity.outbox AS o JOIN identity.account AS a USING (account_id)
         WHERE a.email = $1 AND o.status = 'sent' ORDER BY 1 DESC LIMIT 1`,
        [address],
      );
      if (!rows[0]) throw new Error(`no message to ${address} yet`);
      return rows[0];
    },
    { timeout: 60_000, interval: 100 },
  );
  const name = `compte-${sent.outbox_id}`.padStart(12, '0');
  return JSON.parse(await readFile(`${app.config.dataDir}/boite-envoi/${name}.json`, 'utf8'));
}

describe('two account managers', () => {
  it('one invites, cannot decide, the other does, and the invited person gets in', async () => {
    const gaspard = await enter(GASPARD);
    await gaspard.getByRole('link', { name: /^Agents/ }).click();
    await gaspard.getByLabel('Prénom et nom').fill('Noé Sauvageon');
    await gaspard.getByLabel('Adresse professionnelle').fill('noe.sauvageon@ailleurs.fr');
    await gaspard.getByLabel('Pourquoi ce compte').fill('Renfort pour l’été');
    await gaspard.getByRole('button', { name: 'Demander la création' }).click();
    expect(await gaspard.getByRole('alert').textContent()).toContain('domaines déclarés');
    await gaspard.getByLabel('Adresse professionnelle').fill('noe.sauvageon@exemple.fr');
    await gaspard.getByRole('button', { name: 'Demander la création' }).click();
    await gaspard.waitForURL('**/demandes?fait=demande');
    // Who asked reads why the decision is not theirs, and the door is shut, not only hidden.
    await gaspard.getByRole('link', { name: 'Vous avez fait cette demande' }).first().click();
    await gaspard.waitForURL('**/demandes/*');
    expect(await gaspard.getByRole('button', { name: 'Approuver' }).count()).toBe(0);
    const wish = new URL(gaspard.url()).pathname;
    const forced = await gaspard.request.post(`${app.url}${wish}/approuver`, {
      headers: { Origin: app.url, 'Sec-Fetch-Site': 'same-origin' },
      form: {},
    });
    expect(forced.status()).toBe(403);
    expect(await count(`identity.account WHERE email = 'noe.sauvageon@exemple.fr'`)).toBe(0);

    const ines = await enter(INES, { at: '/demandes' });
    await makeKey(ines, INES);
    await ines.getByRole('link', { name: /Examiner : Nouveau compte : Noé Sauvageon/ }).click();
    for (const line of ['Effet', 'Qui est touché', 'Retour possible'])
      expect(await ines.getByText(line, { exact: true }).count()).toBe(1);
    expect(await ines.locator('.ec-widen').textContent()).toMatch(/^0\s*\d+/);
    await ines.getByRole('button', { name: 'Approuver' }).click();
    await confirmPresence(ines);
    await ines.getByRole('button', { name: 'Approuver' }).click();
    await ines.waitForURL('**/demandes?fait=approuver');

    const mail = await mailTo('noe.sauvageon@exemple.fr');
    expect(mail.subject).toContain('Votre compte Écluse est prêt');
    const noe = await app.page();
    await addAuthenticator(noe);
    await noe.goto(mail.link);
    await noe.getByRole('button', { name: 'Continuer' }).click();
    await noe.getByRole('button', { name: 'Créer ma clé d’accès' }).click();
    await noe.waitForURL('**/connexion?message=bienvenue');
    await noe.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await noe.waitForURL(`${app.url}/`);
    expect(await noe.getByRole('button', { name: 'Noé Sauvageon' }).count()).toBe(1);

    // Narrowing takes one click of one person, and holds at the next page.
    await gaspard.goto(`${app.url}/comptes`);
    await gaspard.getByRole('link', { name: 'Noé Sauvageon', exact: true }).click();
    await gaspard.locator('summary').filter({ hasText: 'Suspendre' }).click();
    await gaspard.getByRole('button', { name: 'Suspendre' }).click();
    await gaspard.waitForURL(/fait=suspendre/);
    await noe.goto(`${app.url}/portefeuille`);
    expect(new URL(noe.url()).pathname).toBe('/connexion');
    await noe.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
    await noe.getByRole('alert').first().waitFor();
    expect(new URL(noe.url()).pathname).toBe('/connexion');
  });

  it('a refusal comes back with its reason', async () => {
    const gaspard = await enter(GASPARD, { at: '/demandes' });
    await gaspard.getByRole('link', { name: /Examiner : Nouveau compte : Pia Lanterne/ }).click();
    await gaspard.getByLabel('Raison du refus').fill('Poste supprimé');
    await gaspard.getByRole('button', { name: 'Refuser' }).click();
    await gaspard.waitForURL('**/demandes?fait=refuser');
    const ines = await enter(INES, { at: '/demandes' });
    await ines
      .getByRole('link', { name: /Nouveau compte/ })
      .last()
      .click();
    await ines.getByText('Poste supprimé').waitFor();
  });

  it('a counsellor asks for a larger cap, takes it back, asks again, and somebody else decides', async () => {
    const maelle = await app.enterAs('counsellor', { at: '/mes-acces' });
    await maelle.getByRole('link', { name: 'Demander un plafond plus large' }).click();
    const ask = async (people: string) => {
      await maelle.getByLabel('Données').selectOption({ label: 'Noms dans les listes' });
      await maelle.getByLabel('Personnes par 24 h').fill(people);
      await maelle.getByLabel('Pourquoi').fill('Forum de l’emploi');
      await maelle.getByRole('button', { name: 'Envoyer la demande' }).click();
    };
    await ask('5000');
    await maelle.getByText('Vérifiez la demande').waitFor();
    expect(await maelle.getByLabel('Pourquoi').inputValue()).toBe('Forum de l’emploi');
    await ask('900');
    await maelle.waitForURL('**/mon-plafond?fait=demande');
    await maelle.getByRole('button', { name: /Retirer ma demande/ }).click();
    await maelle.waitForURL('**/mon-plafond?fait=retrait');
    await ask('800');
    await maelle.waitForURL('**/mon-plafond?fait=demande');
    const ines = await enter(INES, { at: '/demandes' });
    await makeKey(ines, INES);
    await ines.getByRole('link', { name: /Examiner : Plafond à 800 : Maëlle Tournebois/ }).click();
    await ines.getByRole('button', { name: 'Approuver' }).click();
    await confirmPresence(ines);
    await ines.getByRole('button', { name: 'Approuver' }).click();
    await ines.waitForURL('**/demandes?fait=approuver');
    await maelle.goto(`${app.url}/mon-plafond`);
    await maelle.getByText('Approuvée').waitFor();
    await maelle.goto(`${app.url}/mes-acces`);
    expect(await maelle.locator('#plafonds').textContent()).toMatch(/sur\s800/);
    expect(await (await maelle.request.get(`${app.url}/comptes`)).status()).toBe(403);
    const download = ines.waitForEvent('download');
    await ines.goto(`${app.url}/comptes`);
    await ines.getByRole('link', { name: 'Télécharger (CSV)' }).click();
    expect((await download).suggestedFilename()).toBe('comptes.csv');
  });

  it('a cover is asked for, from a day to a day', async () => {
    const gaspard = await enter(GASPARD, { width: 390, at: '/absences' });
    await gaspard.getByLabel('Personne absente').selectOption({ label: 'Maëlle Tournebois' });
    await gaspard.getByLabel('Personne qui remplace').selectOption({ label: 'Maëlle Tournebois' });
    const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
    await gaspard.getByLabel('Du', { exact: true }).fill(day(1));
    await gaspard.getByLabel('Au (inclus)').fill(day(8));
    await gaspard.getByLabel('Motif').fill('Congés');
    await gaspard.getByRole('button', { name: 'Demander ce remplacement' }).click();
    await gaspard.getByRole('status').filter({ hasText: 'deux collègues différents' }).waitFor();
    await gaspard.getByLabel('Personne qui remplace').selectOption({ label: 'Rémi Dauclair' });
    await gaspard.getByRole('button', { name: 'Demander ce remplacement' }).click();
    await gaspard.waitForURL('**/demandes?fait=demande');
    await gaspard.getByText('Remplacement de Maëlle Tournebois par Rémi Dauclair').waitFor();
    expect(await count(`gate.relationship WHERE kind = 'covers'`)).toBe(0);
  });

  it('a lost key takes two approvals, one by who met the person, and a day in which anybody can stop it', async () => {
    const gaspard = await enter(GASPARD, { at: '/comptes' });
    await gaspard.getByRole('link', { name: 'Nadège Fontrailles', exact: true }).click();
    await gaspard.getByText('Récupérer un compte sans clé').click();
    const form = gaspard.locator('details').filter({ hasText: 'Récupérer un compte sans clé' });
    await form.getByLabel('Pourquoi').fill('Téléphone perdu');
    await form.getByRole('button', { name: 'Envoyer la demande' }).click();
    await gaspard.waitForURL('**/demandes?fait=demande');
    const approve = async (page: Page, met: boolean) => {
      await page.goto(`${app.url}/demandes`);
      await page.getByRole('link', { name: /Examiner : Récupération/ }).click();
      const decide = async () => {
        if (met) await page.getByLabel(/J’ai rencontré/).check();
        await page.getByRole('button', { name: 'Approuver' }).click();
      };
      await decide();
      await confirmPresence(page);
      await decide();
    };
    const ines = await enter(INES, { at: '/demandes' });
    await makeKey(ines, INES);
    await approve(ines, false);
    await ines.waitForURL('**/demandes?fait=approuver');
    const solene = await app.enterAs('supervisor', { at: '/demandes' });
    await makeKey(solene, SOLENE);
    await approve(solene, false);
    await solene.getByRole('heading', { name: 'Personne n’a rencontré le titulaire du compte' }).waitFor();
    await solene.goto(`${app.url}/demandes`);
    await solene.getByRole('link', { name: /Examiner : Récupération/ }).click();
    await solene.getByLabel(/J’ai rencontré/).check();
    await solene.getByRole('button', { name: 'Approuver' }).click();
    await solene.waitForURL('**/demandes?fait=approuver');
    expect((await mailTo('nadege.fontrailles@exemple.fr')).link).toBe(`${app.url}/ma-recuperation`);
    // She still has a key after all; the demonstration has no button for her.
    const { rows } = await app.owner.query(
      'SELECT account_id FROM identity.account WHERE display_name = $1',
      ['Nadège Fontrailles'],
    );
    const nadege = await app.page();
    await giveSession(app, nadege, rows[0].account_id);
    await nadege.goto(`${app.url}/ma-recuperation`);
    expect(await nadege.getByRole('button', { name: 'Ce n’est pas moi' }).count()).toBe(1);
    expect(await faultsAtBothWidths(nadege)).toEqual([]);
    await gaspard.goto(`${app.url}/comptes`);
    await gaspard.getByRole('link', { name: 'Nadège Fontrailles', exact: true }).click();
    await gaspard.getByRole('button', { name: 'Arrêter la récupération' }).click();
    await gaspard.waitForURL(/fait=recuperation/);
    expect(await count('identity.recovery WHERE cancelled_at IS NOT NULL AND done_at IS NULL')).toBe(1);
  });

  it('a manager confirms the accounts of the quarter', async () => {
    await app.owner.query(
      `UPDATE identity.account SET created_at = now() - interval '95 days' WHERE display_name = 'Rémi Dauclair'`,
    );
    const gaspard = await enter(GASPARD, { at: '/comptes/revue' });
    await gaspard.getByRole('button', { name: 'Confirmer le compte de Rémi Dauclair' }).click();
    await gaspard.waitForURL('**/comptes/revue?fait=confirmer');
    expect(await gaspard.getByRole('link', { name: 'Rémi Dauclair' }).count()).toBe(0);
  });

  it('a manager reaches no dossier, and a counsellor no account', async () => {
    const gaspard = await enter(GASPARD);
    for (const path of ['/portefeuille', '/dossiers/nouveau', '/orientations'])
      expect((await gaspard.goto(`${app.url}${path}`))?.status()).toBe(403);
    const maelle = await app.enterAs('counsellor');
    for (const path of ['/comptes', '/comptes/1', '/comptes/revue', '/demandes', '/demandes/1', '/absences'])
      expect((await maelle.goto(`${app.url}${path}`))?.status()).toBe(403);
  });
});
