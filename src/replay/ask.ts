import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

interface Question {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}
interface Reply {
  status: number;
  location: string | null;
  cookies: readonly string[];
  body: string;
}

/** As many as may be kept of connections that the server has closed meanwhile: each costs one try. */
const TRIES = 12;
const PAUSE_MS = 50;
/** Faults of the connection alone: the server never read the request, or was not reached. */
const UNREAD = ['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT'];

// Not `fetch`: it took a quarter of the processor time of a replay, which runs in one process with the server.
const agent = new Agent({ keepAlive: true });

/**
 * One request, as it stands: a path is not tidied up (`fetch` would make `/master.key` of `/assets/../../master.key`) and
 * a redirect is not followed. Asks again when the connection was closed before anything was answered: a server that had
 * nothing to do for five seconds closes its connections, all of them at once on a machine that is busy elsewhere.
 * @throws with the code of the fault, when it is another one or there is no end of it.
 */
export async function ask(origin: string, path: string, question: Question = {}): Promise<Reply> {
  for (let tried = 1; ; tried += 1) {
    const answer = await begin(origin, path, question);
    if (!(answer instanceof Error)) return reply(answer);
    const code = 'code' in answer ? String(answer.code) : answer.message;
    if (tried === TRIES || !UNREAD.includes(code))
      throw new Error(`no answer from the attacked server (${code}, ${tried} tries)`, { cause: answer });
    await wait(PAUSE_MS);
  }
}

function begin(origin: string, path: string, { method = 'GET', headers = {}, body = '' }: Question) {
  const { hostname, port } = new URL(origin);
  const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise<IncomingMessage | Error>((done) => {
    // The replay's servers listen on 127.0.0.1 alone, whatever else « localhost » may be.
    const asked = request(
      { agent, family: 4, hostname, port, path, method, headers: { ...headers, ...length } },
      done,
    );
    asked.on('error', done);
    asked.end(body);
  });
}

async function reply(answer: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return {
    status: answer.statusCode ?? 0,
    location: answer.headers.location ?? null,
    cookies: answer.headers['set-cookie'] ?? [],
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
