import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEnrolmentLink } from '../../src/identity/index.ts';
import { type App, addAuthenticator, startApp } from './app.ts';
import { axeFaults } from './axe.ts';

let app: App;
/** Maëlle Tournebois, who entered with a passkey: she follows Idriss Valcombe and 46 others. */
let page: Page;
let maelle: string;

beforeAll(async () => {
  app = await startApp();
  const { rows } = await app.owner.query<{ id: string }>(
    `SELECT account_id AS id FROM identity.account WHERE email = 'maelle.tournebois@exemple.fr'`,
  );
  maelle = rows[0]?.id ?? '';
  page = await app.page();
  page.setDefaultTimeout(10_000);
  await addAuthenticator(page);
  await page.goto(await createEnrolmentLink(app.owner, maelle, app.url));
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Créer ma clé d’accès' }).click();
  await page.waitForURL('**/connexion?message=bienvenue');
  await page.goto(`${app.url}/connexion`);
  await page.getByRole('button', { name: 'Continuer avec ma clé d’accès' }).click();
  await page.waitForURL(`${app.url}/`);
});
afterAll(() => app?.close());

/** The latest entries of Maëlle’s log, oldest first, those of the referrals beside the names left out. */
async function log(count: number): Promise<string[]> {
  const { rows } = await app.owner.query<{ line: string }>(
    `SELECT operation || coalesce(' ' || code, '') AS line FROM ledger.entry
     WHERE account_id = $1 AND operation NOT LIKE 'referral.%' ORDER BY entry_id DESC LIMIT $2`,
    [maelle, count],
  );
  return rows.map((row) => row.line).reverse();
}

async function openIdriss(): Promise<void> {
  await page.goto(`${app.url}/portefeuille`);
  await page.getByRole('link', { name: 'Idriss Valcombe', exact: true }).click();
  await page.waitForURL(/\/dossiers\/\d+-\d+$/);
}

/** A young person whom Rémi Dauclair follows, not Maëlle. */
async function someoneElses(): Promise<string> {
  const { rows } = await app.owner.query<{ ref: string }>(
    `SELECT b.structure_id || '-' || b.beneficiary_id AS ref FROM vault.beneficiary b
     JOIN identity.account a ON a.account_id = b.counsellor_account_id
     WHERE a.email = 'remi.dauclair@exemple.fr' ORDER BY b.beneficiary_id LIMIT 1`,
  );
  return rows[0]?.ref ?? '';
}

const heading = () => page.getByRole('heading', { level: 1 }).textContent();
const plain = (text: string | null) => (text ?? '').replace(/\s/gu, ' ').trim();

async function expectAccessible(): Promise<void> {
  expect(await axeFaults(page)).toEqual([]);
}

describe('the day and the caseload', () => {
  it('greets, lists the latest contacts first, and each name is in the log', async () => {
    await page.goto(`${app.url}/`);
    expect(await heading()).toBe('Bonjour Maëlle');
    expect(await page.locator('tbody th').first().textContent()).toBe('Idriss Valcombe');
    const { rows } = await app.owner.query<{ people: number }>(
      `SELECT cardinality(subjects) AS people FROM ledger.entry
       WHERE account_id = $1 AND operation = 'caseload.list' ORDER BY entry_id DESC LIMIT 2`,
      [maelle],
    );
    expect(rows.map((row) => row.people)).toContain(10);
    await expectAccessible();
  });

  it('pages by 25 and says what the page cost', async () => {
    await page.goto(`${app.url}/portefeuille`);
    expect(await page.locator('tbody tr').count()).toBe(25);
    expect(plain(await page.getByText('comptent dans votre plafond').textContent())).toMatch(
      /^Les 25 noms .* : \d+ sur 400 ces/,
    );
    await page.getByRole('link', { name: 'Page suivante' }).click();
    await page.waitForURL('**/portefeuille?page=2');
    expect(await page.locator('tbody tr').count()).toBe(22);
  });

  it('filters those without news', async () => {
    await page.goto(`${app.url}/portefeuille`);
    await page.getByRole('link', { name: /^Sans nouvelle depuis 30 jours/ }).click();
    await page.waitForURL('**/portefeuille?filtre=quiet');
    expect(await page.getByRole('link', { name: 'Bilal Quernec' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Idriss Valcombe' }).count()).toBe(0);
  });

  it('sorts by the latest contact, says so, and keeps the filter', async () => {
    await page.goto(`${app.url}/portefeuille?filtre=quiet`);
    const first = await page.locator('tbody th').first().textContent();
    await page.getByRole('link', { name: 'Le plus ancien d’abord' }).click();
    await page.waitForURL('**/portefeuille?filtre=quiet&ordre=oldest');
    expect(await page.locator('tbody th').first().textContent()).not.toBe(first);
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await expectAccessible();
  });

  it('filters those in training: each row says that the training was entered', async () => {
    await page.goto(`${app.url}/portefeuille`);
    await page.getByRole('link', { name: /^En formation/ }).click();
    await page.waitForURL('**/portefeuille?filtre=training');
    const states = await page.locator('tbody td[data-l="Orientation"]').allTextContents();
    expect(states.length).toBeGreaterThan(0);
    expect(states.every((state) => state.includes('En formation'))).toBe(true);
  });
});

describe('search by name', () => {
  const search = async (name: string) => {
    await page.goto(`${app.url}/`);
    const box = page.getByRole('searchbox', { name: /Rechercher un jeune/ });
    await box.fill(name);
    await box.press('Enter');
    await page.waitForURL('**/portefeuille/recherche');
  };

  it('finds one of mine without accents, in either order, and no name stands in an address', async () => {
    await search('valcombe idriss');
    expect(await page.getByRole('link', { name: 'Idriss Valcombe' }).count()).toBe(1);
    expect(page.url()).toBe(`${app.url}/portefeuille/recherche`);
    expect(await log(1)).toEqual(['dossier.search']);
  });

  it('answers the same for somebody else’s person and for nobody; the first is a refusal in the log', async () => {
    const name = await nameOf(await someoneElses());
    await search('Personne Inconnue');
    const nobody = plain(await page.getByRole('status').textContent());
    expect(nobody).toContain('Personne de ce nom parmi vos suivis');
    await search(name);
    expect(plain(await page.getByRole('status').textContent())).toBe(nobody);
    expect(await log(4)).toContain('dossier.search no_relationship');
  });

  it('one word is not enough, and it says so', async () => {
    await search('Valcombe');
    expect(await page.getByRole('alert').textContent()).toContain('un seul mot ne suffit pas');
  });
});

/** The name of somebody whom Rémi follows, as Rémi sees it. */
async function nameOf(ref: string): Promise<string> {
  const { openVault, parseRef } = await import('../../src/vault/index.ts');
  const token = randomBytes(32);
  await app.owner.query(
    `SELECT identity.start_session(account_id, 'demo', $1) FROM identity.account WHERE email = 'remi.dauclair@exemple.fr'`,
    [token],
  );
  const subject = parseRef(ref);
  if (!subject) throw new Error('no such person');
  const named = await openVault(app.owner, app.config.masterKeyFile).reveal({
    token,
    operation: 'dossier.name',
    purpose: null,
    target: { subject },
    fields: ['summary'],
  });
  const summary = named.ok ? named.people[0]?.values.summary : undefined;
  if (!summary) throw new Error('Rémi does not see this person');
  return `${summary.givenName} ${summary.familyName}`;
}

describe('one dossier', () => {
  it('shows name, situation and notes, and masks the rest', async () => {
    await openIdriss();
    expect(await heading()).toBe('Idriss Valcombe');
    expect(await page.getByText('20 ans dans l’année').count()).toBe(1);
    expect(await page.getByRole('img', { name: 'valeur masquée' }).count()).toBe(6);
    expect(await page.content()).not.toContain('39 98');
  });

  it('shows a phone for a purpose, with its trace; reloading the dossier masks it again', async () => {
    await openIdriss();
    await page.getByRole('link', { name: /Afficher : Téléphone/ }).click();
    await page.getByRole('radio', { name: 'Suivi' }).check({ force: true });
    await page.getByRole('button', { name: 'Afficher', exact: true }).click();
    await page.getByText('06 39 98 41 27').waitFor();
    expect(await page.getByText(/Consulté par vous à .*motif\s:\ssuivi/).count()).toBe(1);
    expect(await page.getByText(/masqué dans/).count()).toBe(1);
    expect(await log(2)).toEqual(['contact.reveal', 'dossier.open']);
    await expectAccessible();
    await page.getByRole('link', { name: 'Masquer : Téléphone' }).click();
    await page.waitForURL(/\/dossiers\/\d+-\d+#donnee-phone$/);
    expect(await page.getByText('06 39 98 41 27').count()).toBe(0);
  });

  it('is not kept by the browser', async () => {
    await openIdriss();
    const answer = await page.reload();
    expect(answer?.headers()['cache-control']).toContain('no-store');
  });

  it('refuses without a purpose, in place and in the log', async () => {
    await openIdriss();
    const url = page.url();
    const answer = await page.request.post(`${url}/afficher`, {
      form: { field: 'phone' },
      headers: { origin: app.url },
    });
    expect(answer.status()).toBe(422);
    expect(await answer.text()).toContain('Choisissez un motif avant d’afficher.');
    expect(await answer.text()).not.toContain('41 27');
    expect(await log(2)).toEqual(['contact.reveal purpose', 'dossier.open']);
  });

  it('asks for the passkey before an identifier, and shows it after the touch', async () => {
    await app.owner.query('UPDATE identity.session SET presence_at = NULL WHERE account_id = $1', [maelle]);
    await openIdriss();
    const refused = await page.request.post(`${page.url()}/afficher`, {
      form: { field: 'nir', purpose: 'training_enrolment' },
      headers: { origin: app.url },
    });
    expect(refused.status()).toBe(403);
    expect(await refused.text()).toContain('Confirmez que c’est bien vous');
    expect(await log(1)).toEqual(['identifier.reveal presence']);
    await page.getByRole('link', { name: /Afficher : NIR/ }).click();
    await page.getByRole('radio', { name: 'Inscription en formation' }).check({ force: true });
    await page.getByRole('button', { name: 'Confirmer et afficher' }).click();
    await page.getByText(/^\d \d\d \d\d 48 9\d\d \d{3} \d\d$/).waitFor();
    expect(await log(3)).toEqual(['identity.confirm_presence', 'identifier.reveal', 'dossier.open']);
  });

  it('works without script: the question, the answer, and the page leaves by itself', async () => {
    await openIdriss();
    const path = new URL(page.url()).pathname;
    const bare = await app.page({ script: false });
    await bare.context().addCookies(await page.context().cookies());
    await bare.goto(`${app.url}${path}`);
    await bare.getByRole('link', { name: /Afficher : Téléphone/ }).click();
    await bare.getByRole('radio', { name: 'À sa demande' }).check({ force: true });
    await bare.getByRole('button', { name: 'Afficher', exact: true }).click();
    await bare.getByText('06 39 98 41 27').waitFor();
    expect(
      await bare
        .locator('noscript meta[http-equiv=refresh], meta[http-equiv=refresh]')
        .getAttribute('content'),
    ).toBe(`120;url=${path}`);
  });

  it('of somebody else is refused, logged, and tells nothing', async () => {
    const ref = await someoneElses();
    const answer = await page.goto(`${app.url}/dossiers/${ref}`);
    expect(answer?.status()).toBe(403);
    expect(await heading()).toBe('Vous ne suivez pas cette personne');
    expect(await page.content()).not.toContain(await nameOf(ref));
    expect(await log(1)).toEqual(['dossier.open no_relationship']);
    const never = await page.goto(`${app.url}/dossiers/1-999999`);
    expect(never?.status()).toBe(403);
    expect(await heading()).toBe('Vous ne suivez pas cette personne');
    await expectAccessible();
  });
});

describe('notes', () => {
  const write = async (text: string, kind: string) => {
    await openIdriss();
    await page.getByRole('link', { name: 'Ajouter une note' }).click();
    await page.getByLabel('Ce qui a été dit et convenu').fill(text);
    await page.getByRole('radio', { name: kind }).check({ force: true });
  };

  it('is added, read back, and moves the latest contact', async () => {
    await write('Prêt pour le test.\nRappeler <b>jeudi</b>.', 'Appel');
    await page.getByRole('button', { name: 'Enregistrer la note' }).click();
    await page.waitForURL('**?fait=note#notes');
    expect(await page.getByText('Note enregistrée.').count()).toBe(1);
    expect(await page.getByText('Rappeler <b>jeudi</b>.').count()).toBe(1);
    expect(await page.getByText(/par vous, appel/).count()).toBeGreaterThan(0);
  });

  it('sent twice is written once', async () => {
    await write('Une seule fois.', 'Rendez-vous');
    const form = await page.locator('#nouvelle-note input[name=form]').getAttribute('value');
    const url = new URL(page.url());
    const send = () =>
      page.request.post(`${app.url}${url.pathname}/notes`, {
        form: { form: form ?? '', note: 'Une seule fois.', kind: 'meeting' },
        headers: { origin: app.url },
        maxRedirects: 0,
      });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
    await page.goto(`${app.url}${url.pathname}?notes=toutes`);
    expect(await page.getByText('Une seule fois.').count()).toBe(1);
  });

  it('that is too long comes back with what was typed', async () => {
    await openIdriss();
    const answer = await page.request.post(`${page.url()}/notes`, {
      form: { note: 'x'.repeat(4001), kind: 'call' },
      headers: { origin: app.url },
    });
    expect(answer.status()).toBe(422);
    expect(await answer.text()).toContain('x'.repeat(4001));
    expect(await answer.text()).toContain('texte trop long');
  });
});

describe('a new dossier', () => {
  const fill = async (given: string, family: string, birthDate: string) => {
    await page.goto(`${app.url}/dossiers/nouveau`);
    await page.locator('#givenName').fill(given);
    await page.locator('#familyName').fill(family);
    await page.locator('#birthDate').fill(birthDate);
  };
  const year = new Date().getFullYear();

  it('tells every problem at once and loses nothing', async () => {
    await fill('R2D2', 'Valcombe', '31/02/2006');
    await page.getByLabel(/^NIR/).fill('1 85 05 78 006 084 92');
    await page.getByLabel(/^Téléphone/).fill('06 39');
    await page.getByRole('button', { name: 'Créer le dossier' }).click();
    const summary = page.getByRole('alert');
    expect(plain(await summary.textContent())).toMatch(
      /4 champs sont à corriger.*Prénom.*ce jour n’existe pas.*Téléphone.*NIR/,
    );
    expect(await page.locator('#givenName').inputValue()).toBe('R2D2');
    expect(await page.getByLabel(/^NIR/).inputValue()).toBe('1 85 05 78 006 084 92');
    await expectAccessible();
  });

  it('is created, and opened by whom follows it', async () => {
    await fill('Ève', 'd’Aubrecourt', `02/03/${year - 19}`);
    await page.getByLabel(/^Téléphone/).fill('06 39 98 00 01');
    await page.getByRole('button', { name: 'Créer le dossier' }).click();
    await page.waitForURL('**?fait=creation');
    expect(await heading()).toBe('Ève d’Aubrecourt');
    expect(await page.getByText('Vous suivez maintenant Ève.').count()).toBe(1);
  });

  it('of somebody who is there already is stopped without saying who; it is another person: it goes on', async () => {
    await fill('Idriss', 'VALCOMBE', `05/05/${year - 20}`);
    await page.getByRole('button', { name: 'Créer le dossier' }).click();
    await page.getByText('Cette personne a peut-être déjà un dossier').waitFor();
    expect(await log(1)).toEqual(['dossier.check_duplicate']);
    expect(await page.locator('#familyName').inputValue()).toBe('VALCOMBE');
    await page.getByLabel('J’ai vérifié : c’est une autre personne.').check();
    await page.getByRole('button', { name: 'Créer le dossier' }).click();
    await page.waitForURL('**?fait=creation');
  });

  it('sent twice is created once', async () => {
    await page.goto(`${app.url}/dossiers/nouveau`);
    const form = await page.locator('main input[name=form]').getAttribute('value');
    const send = () =>
      page.request.post(`${app.url}/dossiers/nouveau`, {
        form: {
          form: form ?? '',
          givenName: 'Double',
          familyName: 'Clicquet',
          birthDate: `01/06/${year - 18}`,
        },
        headers: { origin: app.url },
        maxRedirects: 0,
      });
    const places = (await Promise.all([send(), send()])).map((answer) => answer.headers().location);
    expect(places[0]).toMatch(/^\/dossiers\/.*fait=creation$/);
    expect(places[1]).toBe(places[0]);
  });
});

describe('changes', () => {
  it('to the situation are seen at once', async () => {
    await openIdriss();
    await page
      .getByRole('region', { name: 'Situation' })
      .or(page.locator('#situation'))
      .getByRole('link', { name: 'Modifier' })
      .click();
    await page.getByLabel(/^Mobilité/).fill('Permis B obtenu');
    await page.getByRole('button', { name: 'Enregistrer la situation' }).click();
    await page.waitForURL('**?fait=modification');
    expect(await page.locator('#situation').getByText('Permis B obtenu').count()).toBe(1);
    expect(await log(2)).toEqual(['dossier.change', 'dossier.open']);
    await page.goto(page.url().replace(/\?.*/, '/modifier'));
    await expectAccessible();
  });

  it('to a protected value take a touch, are written unseen, and the value before can be put back', async () => {
    await app.owner.query('UPDATE identity.session SET presence_at = NULL WHERE account_id = $1', [maelle]);
    await openIdriss();
    await page.getByRole('link', { name: 'Modifier sans voir' }).click();
    expect(await page.getByLabel(/^Téléphone/).inputValue()).toBe('');
    await page.getByLabel(/^Téléphone/).fill('06 39 98 41 28');
    await page.getByRole('button', { name: 'Remplacer les valeurs remplies' }).click();
    await page.getByRole('heading', { name: 'Confirmez que c’est bien vous' }).waitFor();
    expect(await log(1)).toEqual(['identifier.change presence']);
    await page.goBack();
    await page.locator('#protegees').getByRole('link', { name: 'Confirmer ma présence' }).click();
    await page.getByRole('button', { name: 'Confirmer avec ma clé d’accès' }).click();
    await page.waitForURL('**/modifier');
    await page.getByLabel(/^Téléphone/).fill('06 39 98 41 28');
    await page.getByRole('button', { name: 'Remplacer les valeurs remplies' }).click();
    await page.waitForURL('**?fait=modification');
    const { rows } = await app.owner.query(
      `SELECT fields FROM ledger.entry WHERE account_id = $1 AND operation = 'identifier.change'
       AND code IS NULL AND cardinality(fields) > 0 ORDER BY entry_id DESC LIMIT 1`,
      [maelle],
    );
    expect(rows).toEqual([{ fields: ['phone'] }]);

    const shows = async (number: string) => {
      await page.getByRole('link', { name: /Afficher : Téléphone/ }).click();
      await page.getByRole('radio', { name: 'Correction d’une erreur' }).check({ force: true });
      await page.getByRole('button', { name: 'Afficher', exact: true }).click();
      await page.getByText(number).waitFor();
    };
    await shows('06 39 98 41 28');
    await page.getByRole('link', { name: 'Modifications' }).click();
    await page.waitForURL('**/modifications');
    expect(plain(await page.locator('#avant tbody tr').first().textContent())).toMatch(
      /^Téléphone.*par une reprise de données.*par vous.*Rétablir/,
    );
    expect(await page.content()).not.toMatch(/39 98|3998/);
    await expectAccessible();
    await page.getByRole('button', { name: 'Rétablir : téléphone' }).click();
    await page.waitForURL('**/modifications?fait=retabli');
    expect(await page.getByText('La valeur d’avant est rétablie.').count()).toBe(1);
    expect(await page.locator('#avant tbody tr').count()).toBe(2);
    expect(await page.getByText('Rétablie', { exact: true }).count()).toBe(1);
    expect(await log(3)).toEqual(['dossier.restore', 'dossier.changes', 'dossier.name']);
    await page.goto(page.url().replace(/\/modifications.*/, ''));
    await shows('06 39 98 41 27');
  });
});

describe('the budget', () => {
  it('reached is a loud refusal; people already seen stay open', async () => {
    await openIdriss();
    const idriss = page.url();
    const { rows } = await app.owner.query<{ used: number }>(
      `SELECT count(DISTINCT beneficiary_id)::int AS used FROM ledger.trace
       WHERE account_id = $1 AND class = 'contact' AND allowed`,
      [maelle],
    );
    await app.owner.query(
      `UPDATE gate.cap SET people = $1 WHERE role = 'counsellor' AND NOT probation AND class = 'contact'`,
      [rows[0]?.used],
    );
    await page.goto(`${app.url}/portefeuille`);
    const [answer] = await Promise.all([
      page.waitForResponse((one) => /\/dossiers\/\d+-\d+$/.test(one.url())),
      page.getByRole('link', { name: 'Sarah Lindemare' }).click(),
    ]);
    expect(answer.status()).toBe(429);
    await page.waitForURL(/\/dossiers\//);
    expect(await heading()).toBe('Vous avez atteint votre plafond');
    expect(await log(1)).toEqual(['dossier.open budget_account']);
    await expectAccessible();
    expect((await page.goto(idriss))?.status()).toBe(200);
  });

  it('and one’s own accesses tell it all', async () => {
    await page.goto(`${app.url}/mes-acces`);
    expect(await page.getByRole('cell', { name: 'Vous avez atteint votre plafond' }).count()).toBeGreaterThan(
      0,
    );
    expect(await page.getByText(/^\d+ sur 20$/).count()).toBe(1);
    await expectAccessible();
  });
});

describe('another role', () => {
  it('reads what it does here, and opens no dossier', async () => {
    const other = await app.enterAs('account_manager');
    await other.goto(`${app.url}/`);
    expect(await other.getByText('Vous ne lisez aucun dossier').count()).toBe(1);
    const answer = await other.goto(`${app.url}/portefeuille`);
    expect(answer?.status()).toBe(403);
    expect(await other.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Cette action n’est pas prévue pour votre rôle',
    );
  });
});
