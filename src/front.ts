import { type ServerType, serve } from '@hono/node-server';
import { EcluseError } from './errors.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** The listening socket, opened before the rest so that a port already taken is said at once. */
export interface Front {
  port: number;
  /** From now on requests go there; before, they are told that we are starting. */
  open(fetch: Fetch): void;
  /** Ends when the running requests have, or after ten seconds. */
  close(): Promise<void>;
}

const starting: Fetch = () =>
  new Response('Écluse démarre… Rechargez la page dans un instant.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2', 'cache-control': 'no-store' },
  });

/** Longest that a request may keep the process from stopping. */
const patienceMs = 10_000;

export async function listen(host: string, port: number): Promise<Front> {
  let current = starting;
  const server = await new Promise<ServerType>((done, fail) => {
    const opening = serve({ fetch: (request, env) => current(request, env), hostname: host, port }, () => {
      opening.off('error', failed);
      done(opening);
    });
    const failed = (error: NodeJS.ErrnoException) => fail(explain(error, host, port));
    opening.once('error', failed);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    open(fetch) {
      current = fetch;
    },
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const insist = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, patienceMs);
      await closed;
      clearTimeout(insist);
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new EcluseError('setting_refused', `port ${port} of ${host} is taken: choose another ECLUSE_PORT`);
  }
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL') {
    return new EcluseError('setting_refused', `cannot listen on port ${port} of ${host}: ${error.code}`);
  }
  return error;
}
