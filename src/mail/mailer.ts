import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';
import { AddressError, isPlainAddress } from './address.ts';
import { MailFolder } from './folder.ts';

/** One message, as it goes out. */
export interface Message {
  /** Number of the outbox row: the Message-ID is made of it, so that a repeated copy is recognised. */
  outboxId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The one-time link in it, when there is one. */
  link: string | null;
}

export interface Mailer {
  /** `smtp`: really sent; `folder`: kept for the demo's outbox screen; `none`: messages wait in the database. */
  kind: 'smtp' | 'folder' | 'none';
  /** Resolves once the server has taken the message. @throws when it has not: the job tries again. */
  send(message: Message): Promise<void>;
  /** The demo's kept messages, latest first; empty otherwise. */
  list(): Promise<KeptMessage[]>;
  close(): void;
}

export interface KeptMessage extends Message {
  at: string;
}

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'demo' | 'loopback' | 'publicUrl'>;

/** Opens the way out for mail: SMTP when it is set; else, in a demo on loopback only, a folder. */
export function openMailer(config: MailConfig): Mailer {
  if (config.smtpUrl !== null) return smtpMailer(config.smtpUrl, config);
  if (config.demo && config.loopback) return new MailFolder(`${config.dataDir}/boite-envoi`);
  return {
    kind: 'none',
    send: () => Promise.reject(new Error('no mail server is set (ECLUSE_SMTP_URL)')),
    list: async () => [],
    close: () => {},
  };
}

function smtpMailer(url: string, config: MailConfig): Mailer {
  const transport = createTransport(url, {
    from: { name: 'Écluse', address: config.mailFrom },
    // A message never names a file or an address to fetch: nodemailer must not open any.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = new URL(config.publicUrl).hostname;
  return {
    kind: 'smtp',
    async send(message) {
      if (!isPlainAddress(message.to)) throw new AddressError('not one plain address');
      await transport.sendMail({
        to: { name: '', address: message.to },
        subject: message.subject.replace(/\s+/g, ' '),
        text: message.text,
        html: message.html,
        messageId: `<outbox-${message.outboxId}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    list: async () => [],
    close: () => transport.close(),
  };
}
