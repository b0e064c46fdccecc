import { createHash, randomBytes } from 'node:crypto';
import { callRows, callValue, type Queryable } from '../../db/index.ts';
import type { Task } from '../../jobs/index.ts';
import { AddressError, compose, type Mailer } from '../../mail/index.ts';
import type { Vault } from '../../vault/index.ts';

export interface MailDeps {
  db: { app: Queryable };
  vault: Pick<Vault, 'revealForMessage'>;
  mailer: Mailer;
  config: { publicUrl: string };
  /** Test hook: called between the server's taking of the mail and our writing it down. */
  testingOnlyAfterSending?: (outboxId: string) => Promise<void>;
}

interface OpenMessage {
  id: string;
  referral: string;
  template: string;
  party: 'counsellor' | 'beneficiary' | 'provider';
  state: string;
  training: string;
  provider: string;
  structure: string;
  address: string | null;
  meeting: { at: string; place: string } | null;
  link: boolean;
}

/**
 * Sends one waiting message.
 *
 * The row stays locked until the job commits, so two workers never send the same one at once; its being `sent` is
 * written in that transaction: exactly once. The mail itself goes out at least once: a crash after the server took
 * it and before COMMIT sends it again, with the same Message-ID and a link that works beside the first one's.
 */
export function sendMailTask(deps: MailDeps): Task {
  // A server that is down for an hour makes one link, not one a try.
  const issued = new Map<string, string>();
  return {
    name: 'mail.send',
    async run(id, tx) {
      if (id === null || deps.mailer.kind === 'none') return;
      // Committed by itself, before anything is read (law 2): see db/kernel/referrals/ask_message.sql.
      const entry = await callValue<string | null>(deps.db.app, 'referrals.ask_message', [id]);
      if (entry === null) return;
      const { rows } = await tx.executeSql('SELECT referrals.open_message($1) AS message', [entry]);
      const message = (rows[0] as { message: OpenMessage | null } | undefined)?.message ?? null;
      if (message === null) return;
      const status = (await sendOne(deps, message, issued)) ? 'sent' : 'dropped';
      issued.delete(id);
      await deps.testingOnlyAfterSending?.(id);
      await tx.executeSql('SELECT referrals.close_message($1, $2)', [id, status]);
    },
  };
}

/** Queues a job for each message that waits: after every act, and by the timetable as the safety net. */
export async function queueWaitingMail(
  db: { app: Queryable },
  queue: (outboxId: string) => Promise<void>,
): Promise<void> {
  const rows = await callRows<{ waiting_messages: string }>(db.app, 'referrals.waiting_messages', [200]);
  for (const row of rows) await queue(row.waiting_messages);
}

/** False when there is nobody to write to. @throws when the server did not take it: the job tries again. */
async function sendOne(deps: MailDeps, message: OpenMessage, issued: Map<string, string>): Promise<boolean> {
  const recipient = await findRecipient(deps, message);
  if (recipient === null) return false;
  const link = message.link
    ? (issued.get(message.id) ?? (await issueLink(deps, message.id)))
    : agentLink(deps, message);
  if (message.link) {
    if (link === null) return false;
    issued.set(message.id, link);
  }
  const content = compose('fr', { ...message, firstName: recipient.firstName, link, oneTime: message.link });
  try {
    await deps.mailer.send({ ...content, outboxId: message.id, to: recipient.to, link });
    return true;
  } catch (error) {
    if (error instanceof AddressError || isFinal(error)) return false;
    throw error;
  }
}

/** A mail server's 5xx is its last word (RFC 5321, 4.2.1): trying again for ever would hold up everybody else's mail. */
function isFinal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}

async function findRecipient(
  deps: MailDeps,
  message: OpenMessage,
): Promise<{ to: string; firstName: string | null } | null> {
  if (message.party !== 'beneficiary')
    return message.address === null ? null : { to: message.address, firstName: null };
  const revealed = await deps.vault.revealForMessage(message.id);
  // A reached budget is a matter of time: the job tries again. Nobody there any more is final.
  if (!revealed.ok && revealed.code !== 'not_found') throw new Error(`recipient refused: ${revealed.code}`);
  const values = revealed.ok ? revealed.people[0]?.values : undefined;
  if (!values?.email) return null;
  return { to: values.email, firstName: values.summary?.givenName ?? null };
}

/** Committed before the mail goes out: a link that is read must work. */
async function issueLink(deps: MailDeps, outboxId: string): Promise<string | null> {
  const token = randomBytes(32);
  const hash = createHash('sha256').update(token).digest();
  const valid = await callValue<boolean>(deps.db.app, 'referrals.issue_link', [outboxId, hash]);
  return valid ? `${deps.config.publicUrl}/lien/${token.toString('base64url')}` : null;
}

function agentLink(deps: MailDeps, message: OpenMessage): string | null {
  return message.party === 'counsellor' ? `${deps.config.publicUrl}/orientations/${message.referral}` : null;
}
