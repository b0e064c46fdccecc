import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';

/** The whole story over a real mail exchange, then each refusal. */
let app: App;
let smtp: SMTPServer;
const mails: ParsedMail[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as AddressInfo;
  app = await startApp({
    ECLUSE_SMTP_URL: `smtp://127.0.0.1:${port}`,
    ECLUSE_MAIL_FROM: 'ne-pas-repondre@ecluse.exemple.fr',
  });
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const addressOf = (mail: ParsedMail) =>
  [mail.to]
    .flat()
    .map((to) => to?.text)
    .join();

/** The link of the latest mail with this subject to this address, once it has arrived. */
async function mailedLink(subject: string, to: string): Promise<string> {
  const found = () => mails.filter((m) => m.subject === subject && addressOf(m) === to).at(-1);
  await expect.poll(() => found() !== undefined, { timeout: 30_000, interval: 50 }).toBe(true);
  const link = /http\S+\/lien\/[\w-]+/.exec(found()?.text ?? '')?.[0];
  if (!link) throw new Error(`no link in « ${subject} »`);
  return link;
}

/** Whose young person and which session: one that has no referral yet, and an e-mail address. */
async function freeSession(): Promise<string> {
  const { rows } = await app.owner.query<{ session_id: string }>(
    `SELECT s.session_id FROM catalogue.session s CROSS JOIN LATERAL referrals.session_snapshot(s.session_id) x
     WHERE x.takes_people AND x.email IS NOT NULL
       AND NOT EXISTS (SELECT FROM referrals.referral r WHERE r.session_id = s.session_id) ORDER BY 1 LIMIT 1`,
  );
  return rows[0]?.session_id ?? '';
}

async function propose(page: Page, name: string): Promise<{ id: string; young: string; provider: string }> {
  await page.goto(`${app.url}/orientations/nouvelle?session=${await freeSession()}`);
  await page.getByLabel('Choisissez un jeune que vous suivez').selectOption({ label: name });
  await page.getByLabel(/Un mot pour le jeune/).fill('Proche de chez toi. On en a parlé jeudi.');
  const provider = `admission-${Math.random().toString(36).slice(2, 8)}@organisme.exemple.fr`;
  await page.getByLabel('Adresse e-mail de l’organisme').fill(provider);
  await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await page.waitForURL(/\/orientations\/\d+$/);
  const id = page.url().split('/').at(-1) ?? '';
  const first = name.split(' ')[0]?.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() ?? '';
  await expect
    .poll(
      () => mails.some((m) => m.subject === 'Une formation t’est proposée' && addressOf(m).startsWith(first)),
      { timeout: 30_000, interval: 50 },
    )
    .toBe(true);
  const young = addressOf(
    mails
      .filter((m) => m.subject === 'Une formation t’est proposée' && addressOf(m).startsWith(first))
      .at(-1) as ParsedMail,
  );
  return { id, young, provider };
}

async function openLink(link: string, options?: Parameters<App['page']>[0]): Promise<Page> {
  const page = await app.page(options);
  await page.goto(link);
  await page.getByRole('button', { name: 'Ouvrir' }).click();
  await page.waitForURL(/ma-proposition|reponse/);
  return page;
}

async function ledgerOf(operation: string, code: string | null = null): Promise<number> {
  const { rows } = await app.owner.query<{ n: string }>(
    'SELECT count(*) AS n FROM ledger.entry WHERE operation = $1 AND code IS NOT DISTINCT FROM $2',
    [operation, code],
  );
  return Number(rows[0]?.n);
}

describe('the whole story', () => {
  it('a counsellor proposes, the young person accepts, the organisation answers, the log says who looked', async () => {
    const counsellor = await app.enterAs('counsellor');
    counsellor.setDefaultTimeout(15_000);
    const { id, young, provider } = await propose(counsellor, 'Bilal Quernec');
    await expect(counsellor.getByRole('heading', { level: 1 }).textContent()).resolves.toContain(
      'Bilal Quernec',
    );

    const mail = mails.find((m) => m.subject === 'Une formation t’est proposée' && addressOf(m) === young);
    expect(mail?.text).toContain('Bonjour Bilal');
    expect(mail?.text).not.toContain('Quernec');
    expect(mail?.text).not.toContain('On en a parlé');
    // A scanner that opens the link uses nothing up.
    const link = await mailedLink('Une formation t’est proposée', young);
    for (let i = 0; i < 3; i += 1) expect((await fetch(link)).status).toBe(200);

    const her = await openLink(link, { width: 390 });
    expect(her.url()).toBe(`${app.url}/ma-proposition`);
    await her.getByText('On en a parlé jeudi').waitFor();
    await her.getByText('ton téléphone, si l’organisme demande à le voir').waitFor();
    expect(mails.some((m) => addressOf(m) === provider)).toBe(false);
    await her.getByRole('button', { name: 'J’accepte' }).click();
    await her.getByText('Ta demande est chez l’organisme').waitFor();

    const them = await openLink(await mailedLink('Une candidature pour votre session', provider));
    await them.getByRole('heading', { name: 'Bilal Quernec' }).waitFor();
    expect(await them.content()).not.toContain('On en a parlé');
    const before = await ledgerOf('candidate.contact');
    await them.getByRole('button', { name: 'Afficher son téléphone' }).click();
    await them.locator('#telephone .ec-shown').waitFor();
    expect(await ledgerOf('candidate.contact')).toBe(before + 1);

    // A meeting first, then presence and admission in one answer.
    await them.getByText('Inviter à une information collective').click();
    await them.getByLabel('Date et heure').fill('2027-03-18T14:00');
    await them.getByLabel('Lieu').fill('12 quai des Tanneurs, salle Nénuphar');
    await them.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await them.getByText('Votre réponse est enregistrée').waitFor();
    const invitation = await mailedLink('Une réunion d’information pour ta formation', young);
    const text = mails.find((m) => m.text?.includes(invitation))?.text?.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain('jeudi 18 mars 2027, 14 h, 12 quai des Tanneurs');
    await them.getByText('Présence à la réunion, admission').click();
    await them.getByLabel(/Un mot pour le jeune/).fill('Bonne motivation.');
    await them.getByRole('button', { name: 'Envoyer la réponse' }).click();
    await them.getByText('Votre réponse est enregistrée').waitFor();

    await counsellor.goto(`${app.url}/orientations?filtre=unread`);
    await counsellor.getByRole('link', { name: 'Bilal Quernec' }).click();
    await counsellor.getByText('Une place est réservée').waitFor();
    await counsellor.getByText('Bonne motivation.').waitFor();
    await counsellor.getByText('Candidature consultée par l’organisme').waitFor();
    await counsellor.getByText('nom, niveau et projet, téléphone').waitFor();
    await counsellor.goto(`${app.url}/orientations?filtre=unread`);
    expect(await counsellor.getByRole('link', { name: 'Bilal Quernec' }).count()).toBe(0);

    const { rows } = await app.owner.query<{ act: string; logged: boolean }>(
      'SELECT act, entry_id IS NOT NULL AS logged FROM referrals.transition WHERE referral_id = $1 ORDER BY transition_id',
      [id],
    );
    expect(rows).toEqual(
      ['propose', 'accept', 'send', 'invite_to_information_meeting', 'mark_present', 'admit'].map((act) => ({
        act,
        logged: act !== 'send',
      })),
    );
    // Whatever the database keeps of it, no word and no name is readable there.
    const { rows: kept } = await app.owner.query<{ t: string }>(
      'SELECT string_agg(t::text, $1) AS t FROM (SELECT * FROM referrals.transition) t',
      [' '],
    );
    expect(kept[0]?.t).not.toContain('motivation');
  });

  it('works without a script, and saying no asks why', async () => {
    const counsellor = await app.enterAs('counsellor', { script: false });
    const { young } = await propose(counsellor, 'Elif Zobrista');
    const her = await openLink(await mailedLink('Une formation t’est proposée', young), { script: false });
    await her.locator('summary', { hasText: 'Dire non' }).click();
    await her.getByLabel('Autre chose').check();
    await her.getByRole('button', { name: 'Dire non à cette formation' }).click();
    await her.getByText('ajoutez un mot d’explication').first().waitFor();
    await her.getByLabel(/Un mot pour ta conseillère/).fill('Je déménage.');
    await her.getByRole('button', { name: 'Dire non à cette formation' }).click();
    await her.getByText('Tu as dit non').first().waitFor();
    await counsellor.reload();
    await counsellor.getByText('« Je déménage. »').waitFor();
  });
});

describe('refusals', () => {
  it('a link used twice, expired, replaced or invented says so, and sends another to the same address only', async () => {
    const counsellor = await app.enterAs('counsellor');
    const { young } = await propose(counsellor, 'Inès Toulmonde');
    const link = await mailedLink('Une formation t’est proposée', young);
    await openLink(link);
    const again = await app.page();
    await again.goto(link);
    await again.getByRole('button', { name: 'Ouvrir' }).click();
    await again.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
    await again.getByRole('button', { name: 'En recevoir un autre' }).click();
    await again.getByText('Si ce lien peut être remplacé').waitFor();
    const second = await mailedLink('Ton nouveau lien', young);
    await app.owner.query(
      `UPDATE identity.link SET expires_at = now() - interval '1 second' WHERE token_hash = sha256(decode($1, 'base64'))`,
      [Buffer.from(second.split('/').at(-1) ?? '', 'base64url').toString('base64')],
    );
    await again.goto(second);
    await again.getByRole('button', { name: 'Ouvrir' }).click();
    await again.getByRole('heading', { name: 'Ce lien n’est plus valable' }).waitFor();

    // Three in a day at most, and the page never tells.
    const count = () =>
      mails.filter((m) => addressOf(m) === young && m.subject === 'Ton nouveau lien').length;
    for (let i = 0; i < 4; i += 1) {
      await again.goto(second);
      await again.getByRole('button', { name: 'Ouvrir' }).click();
      await again.getByRole('button', { name: 'En recevoir un autre' }).click();
      await again.getByText('Si ce lien peut être remplacé').waitFor();
    }
    await expect.poll(count, { timeout: 30_000, interval: 50 }).toBe(3);
    const { rows } = await app.owner.query(
      `SELECT FROM referrals.outbox WHERE template = 'beneficiary.new_link' AND status = 'waiting'`,
    );
    expect(rows).toHaveLength(0);

    await again.goto(`${app.url}/lien/${'A'.repeat(43)}`);
    await again.getByRole('button', { name: 'Ouvrir' }).click();
    await again.getByRole('heading', { name: 'Ce lien n’est pas valable' }).waitFor();
    expect((await again.goto(`${app.url}/lien/trop-court`))?.status()).toBe(404);
  });

  it('after a withdrawal nobody gets in any more, and a reason was compulsory', async () => {
    const counsellor = await app.enterAs('counsellor');
    const { id, young, provider } = await propose(counsellor, 'Justine Charvolin');
    const her = await openLink(await mailedLink('Une formation t’est proposée', young));
    await her.getByRole('button', { name: 'J’accepte' }).click();
    await her.getByText('Ta demande est chez l’organisme').waitFor();
    const link = await mailedLink('Une candidature pour votre session', provider);
    const them = await openLink(link);

    const without = await counsellor.request.post(`${app.url}/orientations/${id}/retirer`, {
      headers: { origin: app.url },
      form: { reason: '' },
    });
    expect(without.status()).toBe(422);
    await counsellor.goto(`${app.url}/orientations/${id}`);
    await counsellor.locator('summary', { hasText: 'Retirer' }).click();
    await counsellor.getByLabel('La situation a changé').check();
    await counsellor.getByRole('button', { name: 'Retirer l’orientation' }).click();
    await counsellor.getByText('Cette orientation est retirée').waitFor();

    expect((await them.goto(`${app.url}/reponse`))?.status()).toBe(401);
    await them.getByRole('heading', { name: 'Votre session est terminée' }).waitFor();
    await mailedLink('La proposition de formation est retirée', young);
    await them.goto(link);
    await them.getByRole('button', { name: 'Ouvrir' }).click();
    await them.getByRole('heading', { name: /Ce lien a (déjà servi|été fermé)/ }).waitFor();
    const told = mails.filter((m) => addressOf(m) === provider).at(-1);
    expect(told?.subject).toBe('Une candidature est retirée');
    expect(told?.text).not.toContain('/lien/');
  });

  it('nobody else’s number opens, whichever way it is asked', async () => {
    const counsellor = await app.enterAs('counsellor');
    const { rows } = await app.owner.query<{ referral_id: string }>(
      `SELECT r.referral_id FROM referrals.referral r JOIN identity.account a ON a.account_id = r.proposed_by
       WHERE a.display_name <> 'Maëlle Tournebois' LIMIT 1`,
    );
    const before = await ledgerOf('referral.view', 'no_relationship');
    expect((await counsellor.goto(`${app.url}/orientations/${rows[0]?.referral_id}`))?.status()).toBe(403);
    expect((await counsellor.goto(`${app.url}/orientations/99999999`))?.status()).toBe(403);
    expect(await ledgerOf('referral.view', 'no_relationship')).toBe(before + 2);
    const post = await counsellor.request.post(`${app.url}/orientations/${rows[0]?.referral_id}/retirer`, {
      headers: { origin: app.url },
      form: { reason: 'mistake' },
    });
    expect(post.status()).toBe(403);
    expect((await counsellor.goto(`${app.url}/orientations/1%27--`))?.status()).toBe(404);
  });

  it('a link’s session reaches its own page and nothing of an agent’s', async () => {
    const counsellor = await app.enterAs('counsellor');
    const { id, young } = await propose(counsellor, 'Maxime Fontanieux');
    const her = await openLink(await mailedLink('Une formation t’est proposée', young));
    expect((await her.goto(`${app.url}/reponse`))?.status()).toBe(403);
    for (const path of ['/orientations', '/portefeuille', '/orientations/nouvelle?session=1'])
      expect((await her.goto(`${app.url}${path}`))?.status(), path).toBe(403);
    await her.goto(`${app.url}/orientations/${id}`);
    expect(her.url()).toBe(`${app.url}/ma-proposition`);
  });

  it('a form from another site changes nothing', async () => {
    const counsellor = await app.enterAs('counsellor');
    const post = await counsellor.request.post(`${app.url}/orientations/nouvelle`, {
      headers: { origin: 'https://ailleurs.exemple.fr', 'sec-fetch-site': 'cross-site' },
      form: { session: '1', pour: '1-1' },
    });
    expect(post.status()).toBe(403);
  });
});
