import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ownerRole } from '../../src/db/embedded/cluster.ts';
import { findRunningServer } from '../../src/db/embedded/server.ts';
import { readPasswords } from '../../src/db/passwords.ts';

const command = fileURLToPath(new URL('../../bin/ecluse.js', import.meta.url));

/** A real `ecluse` process, started as an operator does. */
export interface Started {
  child: ChildProcess;
  /** Resolves with the matching line of either stream; rejects when the process ends without it. */
  line(pattern: RegExp): Promise<string>;
  /** Exit code, or the signal's name. */
  ended: Promise<number | string>;
  said(): string;
}

export function runCommand(args: string[], dataDir: string, env: Record<string, string> = {}): Started {
  const { ECLUSE_DATABASE_URL: _, ...outer } = process.env;
  const child = spawn(process.execPath, [command, ...args], {
    env: { ...outer, npm_lifecycle_event: '', ECLUSE_DATA_DIR: dataDir, ECLUSE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const look of listeners) look();
    });
  }
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(signal ?? code ?? -1)),
  );
  return {
    child,
    ended,
    said: () => text,
    line: (pattern) =>
      new Promise((done, fail) => {
        const look = () => {
          const found = text.split('\n').find((line) => pattern.test(line));
          if (found === undefined) return;
          listeners.delete(look);
          done(found);
        };
        listeners.add(look);
        look();
        void ended.then((how) => fail(new Error(`ended (${how}) without ${pattern}: ${text}`)));
      }),
  };
}

export async function newDataDir(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'ecluse-kill-'));
  // As root the server runs as another user, who must be able to pass.
  await chmod(parent, 0o711);
  return join(parent, 'data');
}

/** A connection as the owner to whatever server runs on the data folder. */
export async function connectTo(dataDir: string): Promise<pg.Client> {
  const server = await findRunningServer(dataDir);
  if (server === null) throw new Error('no server runs there');
  const { owner } = await readPasswords(dataDir);
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: ownerRole,
    password: owner,
    database: 'ecluse',
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}
