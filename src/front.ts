import { setTimeout as wait } from 'node:timers/promises';
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
  const fetch: Fetch = (request, env) => current(request, env);
  const server = await bind(fetch, host, port);
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

/** Tries again for a while: a process just told to stop may still hold the port. */
async function bind(fetch: Fetch, host: string, port: number): Promise<ServerType> {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    try {
      return await bindOnce(fetch, host, port);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || waitedMs >= stoppingMs) throw explain(error as NodeJS.ErrnoException, host, port);
      await wait(retryMs);
    }
  }
}

const stoppingMs = 4000;
const retryMs = 200;

function bindOnce(fetch: Fetch, hostname: string, port: number): Promise<ServerType> {
  return new Promise((done, fail) => {
    const server = serve({ fetch, hostname, port }, () => {
      server.off('error', fail);
      done(server);
    });
    server.once('error', fail);
  });
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
