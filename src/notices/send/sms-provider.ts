import { readFileSync } from 'node:fs';
import { type Outcome, WayClosed } from './outcome.ts';

/** Whoever carries text messages, behind one POST. */
export interface SmsProvider {
  /** Hands one message over; a repeated key must not send it again. @throws WayClosed when nobody's could be taken */
  send(message: { to: string; text: string; key: string }): Promise<Outcome>;
}

export interface SmsConfig {
  url: string;
  tokenFile: string;
  sender: string;
}

const TIMEOUT_MS = 15_000;
const MOBILE =
  /^\+(?:33[67]\d{8}|262639\d{6}|26269[23]\d{6}|590690\d{6}|590691\d{6}|594694\d{6}|59669[67]\d{6})$/;

/** A French mobile number: a text to a landline is read aloud by a robot, if at all. */
export function isMobile(phone: string): boolean {
  return MOBILE.test(phone.replace(/[\s.-]/g, ''));
}

/**
 * The provider over HTTP: `POST {to, sender, text, reference}` as JSON with `Authorization: Bearer` and
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key twice is one message, so that a try whose
 * answer was lost can be made again. 2xx: taken; 409: taken before; 401, 403, 404: the settings are wrong; 429, 5xx
 * and silence: later; other 4xx: this number will never do.
 */
export function openSmsProvider({ url, tokenFile, sender }: SmsConfig): SmsProvider {
  const token = readFileSync(tokenFile, 'utf8').trim();
  return {
    async send({ to, text, key }) {
      let status: number;
      try {
        const answer = await fetch(url, {
          method: 'POST',
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: {
            'Content-Type': 'application/json',
            Authorization: `Bearer ${token}`,
            'Idempotency-Key': key,
          },
          body: JSON.stringify({ to: to.replace(/[\s.-]/g, ''), sender, text, reference: key }),
        });
        status = answer.status;
        await answer.body?.cancel();
      } catch {
        return { what: 'retry', answer: 'NO_ANSWER' };
      }
      const answer = `HTTP_${status}`;
      if ([401, 403, 404].includes(status)) throw new WayClosed(answer);
      if (status < 300 || status === 409) return { what: 'sent', answer: null };
      return { what: status === 429 || status >= 500 ? 'retry' : 'final', answer };
    },
  };
}
