import { createHash, randomBytes } from 'node:crypto';
import { callRows, callValue } from '../../db/index.ts';
import { AddressError, composeLetter, isFinalRefusal } from '../../mail/index.ts';
import { findText, formatDateTime, frenchText, t, withArticle } from '../../ui/index.ts';
import type { AccountJobDeps } from './tasks.ts';

interface OpenMail {
  id: string;
  template: string;
  address: string;
  name: string | null;
  structure: string;
  about: string | null;
  aboutId: string | null;
  /** It is about the reader's own account. */
  own: boolean;
  request: string | null;
  link: boolean;
  /** Of a message of the watch: what was done with the account in the hour before. */
  seen: { acts: number; people: number; refused: number; from: string; to: string } | null;
}

/**
 * Sends what waits, oldest first. Each message is reserved by a lock of its own transaction while it is sent, so two
 * workers never send one at once; a crash after the server took it and before COMMIT sends it again.
 */
export async function sendWaitingMail(deps: AccountJobDeps): Promise<void> {
  if (deps.mailer.kind === 'none') return;
  const rows = await callRows<{ waiting_mail: string }>(deps.db.app, 'identity.waiting_mail', [100]);
  let failed: unknown = null;
  for (const row of rows) await sendOne(deps, row.waiting_mail).catch((error) => (failed = error));
  // The others were sent; the job is tried again for this one.
  if (failed !== null) throw failed;
}

async function sendOne(deps: AccountJobDeps, id: string): Promise<void> {
  // Committed by itself, before anything is read (law 2): see db/kernel/identity/ask_mail.sql.
  const entry = await callValue<string | null>(deps.db.app, 'identity.ask_mail', [id]);
  if (entry === null) return;
  const client = await deps.db.app.connect();
  try {
    await client.query('BEGIN');
    const mail = await callValue<OpenMail | null>(client, 'identity.open_mail', [entry]);
    const status = mail === null ? null : (await send(deps, mail)) ? 'sent' : 'dropped';
    if (status !== null) await callValue(client, 'identity.close_mail', [id, status]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** False when there is nobody to write to. @throws when the server did not take it: the job tries again. */
async function send(deps: AccountJobDeps, mail: OpenMail): Promise<boolean> {
  const link = mail.link ? await issueLink(deps, mail.id) : `${deps.config.publicUrl}${pageOf(mail)}`;
  if (link === null) return false;
  const params = {
    structure: withArticle('fr', mail.structure, 'within'),
    about: mail.about ?? '',
    ...seenParams(mail),
  };
  const subject = findText('fr', `accounts.mail.subject.${mail.template}`);
  const body = findText('fr', `accounts.mail.body.${mail.template}`, params);
  if (subject === null || body === null) throw new Error(`no text for the message ${mail.template}`);
  const letter = composeLetter('fr', {
    subject: frenchText(subject),
    paragraphs: [t('fr', 'accounts.mail.hello'), body].map(frenchText),
    button: { href: link, label: t('fr', mail.link ? 'accounts.mail.buttonEnrol' : 'accounts.mail.button') },
    small: [...(mail.link ? [t('fr', 'accounts.mail.life')] : []), t('fr', 'accounts.mail.foot', params)].map(
      frenchText,
    ),
  });
  try {
    await deps.mailer.send({ ...letter, outboxId: `compte-${mail.id}`, to: mail.address, link });
    return true;
  } catch (error) {
    if (error instanceof AddressError || isFinalRefusal(error)) return false;
    throw error;
  }
}

/** Committed before the mail goes out, by a connection of its own: a link that is read must work. */
async function issueLink(deps: AccountJobDeps, id: string): Promise<string | null> {
  const token = randomBytes(32);
  const hash = createHash('sha256').update(token).digest();
  const valid = await callValue<boolean>(deps.db.app, 'identity.issue_account_link', [id, hash]);
  return valid ? `${deps.config.publicUrl}/enrolement/${token.toString('base64url')}` : null;
}

/** Counts and times: a mailbox is no place for more. */
function seenParams({ seen }: OpenMail): Record<string, string | number> {
  if (seen === null) return {};
  const { acts, people, refused } = seen;
  const time = (at: string) => formatDateTime('fr', new Date(at));
  return { acts, people, refused, from: time(seen.from), to: time(seen.to) };
}

function pageOf(mail: OpenMail): string {
  if (mail.template === 'watch.alert') return mail.request === null ? '/alertes' : `/alertes/${mail.request}`;
  if (mail.template.startsWith('watch.')) return '/mes-acces';
  if (mail.template === 'recovery.notice') return '/ma-recuperation';
  // A counsellor's own wish: the page of all wishes is not for it.
  if (mail.own && mail.template.startsWith('request.')) return '/mon-plafond';
  if (mail.template.startsWith('sso.')) return '/mon-compte';
  if (mail.aboutId !== null && !mail.template.startsWith('request.')) return `/comptes/${mail.aboutId}`;
  return mail.request === null ? '/comptes' : `/demandes/${mail.request}`;
}
