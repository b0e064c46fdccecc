import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A real `ecluse start` in a process of its own, on a free port. */
export interface Running {
  url: string;
  readyMs: number;
  stop(): Promise<void>;
}

/** Starts Écluse on a data folder; resolves when /healthz answers 200. */
export async function startEcluse(dataDir: string): Promise<Running> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['bin/ecluse.js', 'start'], {
    env: { ...process.env, ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: String(port), ECLUSE_WATCH: 'observe' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  await untilReady(child, url);
  return {
    url,
    readyMs: Math.round(performance.now() - begun),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`ecluse start ended with code ${child.exitCode}`);
    const ready = await fetch(`${url}/healthz`).then(
      (r) => r.ok,
      () => false,
    );
    if (ready) return;
    await wait(10);
  }
  throw new Error('ecluse start was not ready after a minute');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
