import { setTimeout as wait } from 'node:timers/promises';

/** As many as a pool may hold of connections that the server has closed meanwhile: each costs one try. */
const TRIES = 12;
const PAUSE_MS = 50;
/** Faults of the connection alone: the server never read the request, or was not reached. */
const UNREAD = [
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Asks again when the connection was closed before anything was answered: a server that had nothing to do for five
 * seconds closes its connections, all of them at once on a machine that is busy elsewhere, and whoever asks meets one
 * after the other.
 * @throws with the code of the fault, when it is another one or there is no end of it.
 */
export async function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetch(url, init);
    } catch (error) {
      const code = codeOf(error);
      if (tried === TRIES || !UNREAD.includes(code))
        throw new Error(`no answer from the attacked server (${code}, ${tried} tries)`, { cause: error });
      await wait(PAUSE_MS);
    }
  }
}

/** The reason that `fetch` keeps in its error's cause; of several addresses tried, the first one's. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return inner instanceof Error && 'code' in inner ? String(inner.code) : String(error);
}
