import { domainToASCII } from 'node:url';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isPlainAddress } from '../../mail/index.ts';
import type { NoticeEmail } from '../compose/email.ts';
import { writeMessage } from './mime.ts';
import { type Outcome, WayClosed } from './outcome.ts';

export interface OutgoingEmail extends NoticeEmail {
  to: string;
  messageId: string;
}

/**
 * One connection to the mail server, kept for many messages. Unlike a transport it tells before a message whether the
 * server is there, and after a failure whether the server can have taken it.
 */
export class SmtpLane {
  readonly #url: string;
  readonly #from: string;
  #connection: SMTPConnection | null = null;

  constructor(smtpUrl: string, from: string) {
    this.#url = smtpUrl;
    this.#from = from;
  }

  /** Connects when it is not. @throws WayClosed */
  async ready(): Promise<void> {
    if (this.#connection) return;
    const options = parseConnectionUrl(this.#url);
    const connection = new SMTPConnection({ ...options, connectionTimeout: 20_000, socketTimeout: 60_000 });
    // Between messages the server may end it: the next message opens another.
    connection.on('error', () => this.#forget(connection));
    connection.on('end', () => this.#forget(connection));
    try {
      await new Promise<void>((resolve, reject) => {
        connection.once('error', reject);
        connection.connect((error) => (error ? reject(error) : resolve()));
      });
      const { auth } = options;
      if (auth && 'user' in auth && auth.user !== undefined)
        await new Promise<void>((resolve, reject) => {
          connection.login(
            { credentials: { user: String(auth.user), pass: String(auth.pass ?? '') } },
            (error) => (error ? reject(error) : resolve()),
          );
        });
    } catch (error) {
      connection.close();
      throw new WayClosed(codeOf(error));
    }
    this.#connection = connection;
  }

  /** Hands one message over. Never throws: after `ready` every end is an outcome. */
  async send(mail: OutgoingEmail): Promise<Outcome> {
    const connection = this.#connection;
    const to = isPlainAddress(mail.to) ? asciiAddress(mail.to) : null;
    if (to === null) return { what: 'final', answer: 'ADDRESS' };
    if (!connection) return { what: 'release', answer: null };
    const raw = writeMessage({ ...mail, to, from: this.#from }, new Date());
    return new Promise((resolve) => {
      // Lost before the server's answer: `send` calls back with that error.
      connection.send({ from: this.#from, to: [to] }, raw, (error) => {
        if (!error) return resolve({ what: 'sent', answer: null });
        this.#forget(connection);
        resolve(outcomeOf(error));
      });
    });
  }

  close(): void {
    this.#connection?.quit();
    this.#connection = null;
  }

  #forget(connection: SMTPConnection): void {
    if (this.#connection === connection) this.#connection = null;
    connection.close();
  }
}

/**
 * With an answer the server has refused: for now (4xx) or for good (5xx; RFC 5321, 4.2.1). Without one, all may have
 * been said already, and only the server knows.
 */
function outcomeOf(error: unknown): Outcome {
  const answered = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  if (answered >= 500) return { what: 'final', answer: String(answered) };
  if (answered >= 400) return { what: 'retry', answer: String(answered) };
  const code = codeOf(error);
  return code === 'EENVELOPE' ? { what: 'final', answer: code } : { what: 'doubt', answer: code };
}

/** A domain with accents as servers know it (RFC 5891); null for a name with accents, which few servers take. */
function asciiAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  const ascii = `${address.slice(0, at)}@${domain}`;
  return domain !== '' && /^[!-~]+$/.test(ascii) ? ascii : null;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'UNKNOWN';
}
