import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findPostmaster, stopPostmaster } from '../../src/db/embedded/postmaster.ts';
import { connectTo, newDataDir, runCommand, type Started } from './started.ts';

const folders: string[] = [];
const env = { ECLUSE_DEMO: 'off' };
const ready = /ready in/;

async function dataFolder(): Promise<string> {
  const folder = await newDataDir();
  folders.push(folder);
  return folder;
}

const postmasterOf = (dataDir: string) => findPostmaster(join(dataDir, 'postgres', 'data'));

async function stop(started: Started): Promise<void> {
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
}

afterAll(async () => {
  for (const folder of folders) {
    const left = await postmasterOf(folder);
    if (left) await stopPostmaster(left.pid);
    await rm(dirname(folder), { recursive: true, force: true });
  }
});

// Each test starts whole processes several times, on machines that do other things too.
describe('ecluse start, killed with SIGKILL', { timeout: 300_000 }, () => {
  it('while it creates and migrates the database: the next start finishes', async () => {
    const dataDir = await dataFolder();
    for (const moment of [
      /Creating the database/,
      /Applying migrations\/0001/,
      /Applying migrations\/0020/,
    ]) {
      const started = runCommand(['start'], dataDir, env);
      await started.line(moment);
      started.child.kill('SIGKILL');
      expect(await started.ended).toBe('SIGKILL');
    }
    const last = runCommand(['start'], dataDir, env);
    await last.line(ready);
    await stop(last);
    expect(await postmasterOf(dataDir)).toBeNull();
  });

  it('while rows are committed: every acknowledged row is there, and the orphaned server is replaced', async () => {
    const dataDir = await dataFolder();
    let acknowledged = 0;
    for (const killsServerToo of [false, true, false]) {
      const started = runCommand(['start'], dataDir, env);
      await started.line(ready);
      const before = await postmasterOf(dataDir);
      const client = await connectTo(dataDir);
      await client.query('CREATE TABLE IF NOT EXISTS public.kept (n int PRIMARY KEY)');
      const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM public.kept');
      expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
      const base = rows[0]?.n ?? 0;
      const victims = 20 + Math.floor(Math.random() * 100);
      for (let n = base; n < base + victims; n++) {
        await client.query('INSERT INTO public.kept VALUES ($1)', [n]);
        acknowledged = n + 1;
      }
      // Whether this last one commits is open; that it is whole or absent is not.
      const open = client.query('INSERT INTO public.kept VALUES ($1)', [base + victims]).catch(() => {});
      started.child.kill('SIGKILL');
      if (killsServerToo && before) process.kill(before.pid, 'SIGKILL');
      await started.ended;
      await open;
      await client.end().catch(() => {});
      if (!killsServerToo) expect(await postmasterOf(dataDir)).toEqual(before);
    }
    const last = runCommand(['start'], dataDir, env);
    await last.line(ready);
    const client = await connectTo(dataDir);
    const { rows } = await client.query<{ n: number; top: number }>(
      'SELECT count(*)::int AS n, max(n)::int AS top FROM public.kept',
    );
    await client.end();
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(rows[0]?.n).toBe((rows[0]?.top ?? 0) + 1);
    await stop(last);
  });
});

describe('two processes on one data folder', { timeout: 300_000 }, () => {
  it('the second start refuses and says why; a command beside it works', async () => {
    const dataDir = await dataFolder();
    const first = runCommand(['start'], dataDir, env);
    await first.line(ready);
    const second = runCommand(['start'], dataDir, env);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('another ecluse process is using');

    const beside = runCommand(['doctor', '--json'], dataDir, env);
    expect(await beside.ended).toBe(0);
    expect(JSON.parse(beside.said())).toMatchObject({ ok: true });
    await stop(first);
  });
});

describe('the data folder', { timeout: 300_000 }, () => {
  it('keeps passwords, key and cluster from other users', async () => {
    const dataDir = await dataFolder();
    const made = runCommand(['start'], dataDir, env);
    await made.line(ready);
    await stop(made);
    const modeOf = async (name: string) => (await stat(join(dataDir, name))).mode & 0o777;
    expect(await modeOf('database.json')).toBe(0o600);
    expect(await modeOf('master.key')).toBe(0o600);
    expect(await modeOf('postgres')).toBe(0o700);
    expect(await modeOf('.')).toBe(process.getuid?.() === 0 ? 0o711 : 0o700);
  });
});
