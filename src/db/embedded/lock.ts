import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * One process at a time starts the server of a data folder. The lock is a listening abstract Unix socket named
 * after the folder itself (device and inode, so another path to it is the same lock): the system frees it when
 * the process dies, however it dies, so there is no stale lock to judge.
 *
 * Known limit: containers that share a volume but not a network namespace do not see each other's lock.
 *
 * @param patienceMs how long to wait for a process that may be stopping
 * @returns how to free it, or null when another process holds it.
 */
export async function takeLock(dataDir: string, patienceMs = 0): Promise<(() => Promise<void>) | null> {
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    const unlock = await tryLock(dataDir);
    if (unlock !== null || waitedMs >= patienceMs) return unlock;
    await wait(retryMs);
  }
}

const retryMs = 100;

async function tryLock(dataDir: string): Promise<(() => Promise<void>) | null> {
  const { dev, ino } = await stat(dataDir, { bigint: true });
  const server = createServer((connection) => connection.destroy());
  const taken = await new Promise<boolean>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(false);
      else fail(error);
    });
    server.listen(`\0ecluse-${dev}-${ino}`, () => done(true));
  });
  if (!taken) return null;
  server.unref();
  return () => new Promise<void>((done) => server.close(() => done()));
}
