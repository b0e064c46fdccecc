import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, it } from 'vitest';
import { dictionaries } from '../ui/texts/index.ts';
import { compose, isPlainAddress, type MailContent, openMailer } from './index.ts';

const content: MailContent = {
  template: 'beneficiary.propose',
  party: 'beneficiary',
  state: 'proposed',
  training: 'Agent <b>de logistique</b>',
  structure: 'Mission Locale du Val d’Aubrelle',
  meeting: null,
  firstName: 'Idriss',
  link: 'https://ecluse.example/lien/abc',
  oneTime: true,
};

describe('an address', () => {
  it.each(['a@b.fr', 'prenom.nom+x@sous.domaine.fr'])('%s is plain', (a) =>
    expect(isPlainAddress(a)).toBe(true),
  );
  it.each([
    'a@b.fr\nBcc: c@d.fr',
    'a@b.fr, c@d.fr',
    'a@b.fr;c@d.fr',
    '<a@b.fr>',
    'Nom <a@b.fr>',
    'a@b',
    '@b.fr',
    `${'a'.repeat(260)}@b.fr`,
  ])('%j is refused', (a) => expect(isPlainAddress(a)).toBe(false));
});

describe('a message', () => {
  it('carries the link, the first name and nothing that could be markup', () => {
    const mail = compose('fr', content);
    expect(mail.text).toContain('Bonjour Idriss,');
    expect(mail.text).toContain('https://ecluse.example/lien/abc\n');
    expect(mail.html).not.toContain('<b>');
    expect(mail.html).toContain('href="https://ecluse.example/lien/abc"');
    expect(mail.subject).toBe('Une formation t’est proposée');
  });

  it('exists for every template in both languages', () => {
    const mails = dictionaries.fr.referrals as { mail: { subjects: object; bodies: object } };
    expect(Object.keys(mails.mail.subjects)).toEqual(Object.keys(mails.mail.bodies));
    for (const lang of ['fr', 'en'] as const)
      for (const template of Object.keys(mails.mail.subjects)) {
        const mail = compose(lang, { ...content, template });
        expect(mail.text).not.toMatch(/\{\w+/);
      }
  });
});

describe('a real exchange', () => {
  const received: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  it('goes to one address, with a Message-ID of its outbox row', async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const mailer = openMailer({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'ne-pas-repondre@ecluse.example',
      dataDir: '/nonexistent',
      demo: false,
      loopback: true,
      publicUrl: 'https://ecluse.example',
    });
    const mail = { outboxId: '42', to: 'idriss@exemple.fr', link: content.link, ...compose('fr', content) };
    await mailer.send(mail);
    await expect(mailer.send({ ...mail, to: 'a@b.fr\r\nBcc: c@d.fr' })).rejects.toThrow('plain address');
    mailer.close();
    expect(received).toHaveLength(1);
    const [one] = received;
    expect(one?.messageId).toBe('<outbox-42@ecluse.example>');
    expect([one?.to].flat().map((to) => to?.text)).toEqual(['idriss@exemple.fr']);
    expect(one?.text).toContain('https://ecluse.example/lien/abc');
    expect(one?.headers.get('auto-submitted')).toBe('auto-generated');
  });
});

describe('without a mail server', () => {
  const config = { smtpUrl: null, mailFrom: 'x@y.zz', publicUrl: 'http://localhost:1' };

  it('a demo keeps messages in files of its own, latest first', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-mail-'));
    const mailer = openMailer({ ...config, dataDir, demo: true, loopback: true });
    for (const outboxId of ['9', '10'])
      await mailer.send({ outboxId, to: 'a@b.fr', link: null, ...compose('fr', content) });
    expect((await mailer.list()).map((m) => m.outboxId)).toEqual(['10', '9']);
    expect((await stat(`${dataDir}/boite-envoi`)).mode & 0o077).toBe(0);
    await rm(dataDir, { recursive: true });
  });

  it.each([
    { demo: false, loopback: true },
    { demo: true, loopback: false },
  ])('%o keeps nothing and sends nothing', async (where) => {
    const mailer = openMailer({ ...config, dataDir: '/nonexistent', ...where });
    expect(mailer.kind).toBe('none');
    await expect(
      mailer.send({ outboxId: '1', to: 'a@b.fr', link: null, ...compose('fr', content) }),
    ).rejects.toThrow();
    expect(await mailer.list()).toEqual([]);
  });
});
