import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostmaster, stopPostmaster } from '../../src/db/embedded/postmaster.ts';

export const testFolderPrefix = 'ecluse-test-';
const ownerFile = 'run-pid';

/** Notes which test run a folder belongs to. */
export async function markOwner(folder: string): Promise<void> {
  await writeFile(join(folder, ownerFile), String(process.pid));
}

/** Stops the servers of test runs that were killed before they could, and removes their folders. */
export async function sweepKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(testFolderPrefix)) continue;
    const folder = join(tmpdir(), name);
    const pid = Number(await readFile(join(folder, ownerFile), 'utf8').catch(() => '0'));
    if (pid === 0 || isAlive(pid)) continue;
    const server = await findPostmaster(join(folder, 'postgres', 'data'));
    if (server !== null) await stopPostmaster(server.pid);
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
