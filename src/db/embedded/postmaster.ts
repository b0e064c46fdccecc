import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A running server, as its own `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  port: number;
  socketDir: string;
}

/**
 * Reads `postmaster.pid` and believes it only if that process is a PostgreSQL working in this very cluster: after
 * a crash or a reboot the number may have gone to any other process.
 *
 * Source of the layout: PostgreSQL, src/include/utils/pidfile.h.
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const [pidLine = '', , , portLine = '', socketDir = ''] = text.split('\n');
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 1 || !(await worksIn(pid, cluster))) return null;
  return { pid, port: Number(portLine), socketDir };
}

async function worksIn(pid: number, cluster: string): Promise<boolean> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const args = commandLine.split('\0');
  return (args[0] ?? '').endsWith('/postgres') && args.includes(cluster);
}

/** Asks a server to stop (fast: open transactions are rolled back), insists after 30 s, returns when it is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  send(pid, 'SIGINT');
  for (let waitedMs = 0; isAlive(pid); waitedMs += 20) {
    // Immediate shutdown loses nothing committed either: the next start replays the write-ahead log.
    if (waitedMs === 30_000) send(pid, 'SIGQUIT');
    await wait(20);
  }
}

function isAlive(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
