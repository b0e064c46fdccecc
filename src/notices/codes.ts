import { createHmac } from 'node:crypto';

/** Crockford's alphabet: no letter that looks like a digit. Five bits a sign, sixty in a code. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const WELL_FORMED = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/**
 * The codes of notices. A code is made of the notice's number and a secret, so it stands nowhere: the database keeps a
 * keyed hash of it, and a second try of the same notice carries the same code.
 */
export class NoticeCodes {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** Twelve signs, such as `K7QM4XPD92TR`. */
  codeOf(noticeId: string): string {
    const bytes = this.#mac('code', noticeId);
    return Array.from({ length: LENGTH }, (_, n) => ALPHABET[(bytes[n] ?? 0) % ALPHABET.length]).join('');
  }

  /** As the database keeps it. */
  hashOf(code: string): Buffer {
    return this.#mac('hash', code);
  }

  /** Before the @ of the Message-ID: nobody else can make one, so nobody can report a bounce that never was. */
  messageKey(noticeId: string): string {
    return `avis-${noticeId}-${this.#mac('message', noticeId).toString('hex').slice(0, 16)}`;
  }

  /** The numbers of our notices whose Message-ID stands in this text, each once. */
  findMessageKeys(text: string): string[] {
    const found = [...text.matchAll(/\bavis-(\d{1,18})-[0-9a-f]{16}(?=@)/g)];
    return [
      ...new Set(found.filter(([key, id = '']) => key === this.messageKey(id)).map(([, id = '']) => id)),
    ];
  }

  #mac(what: string, of: string): Buffer {
    return createHmac('sha256', this.#key).update(`${what}\n${of}`).digest();
  }
}

/** `K7QM-4XPD-92TR`, easier to read out and to type. */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What somebody typed, as a code; null when it cannot be one. Blanks and hyphens are free, O is 0, I and L are 1. */
export function parseCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return WELL_FORMED.test(code) ? code : null;
}
