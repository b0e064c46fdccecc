import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EcluseError } from '../../errors.ts';
import type { Place } from './place.ts';

/** The superuser of the embedded server, and so the owner of the schema. */
export const ownerRole = 'ecluse_owner';

/**
 * The folder of the cluster, made at first start. `initdb` works in a folder of another name, renamed once it is
 * whole: a kill in the middle leaves a part that the next start throws away.
 */
export async function prepareCluster(place: Place, ownerPassword: string): Promise<string> {
  const cluster = join(place.home, 'data');
  if (await exists(cluster)) return cluster;
  for (const name of await readdir(place.home)) {
    // An initdb that outlived its killed parent may still write there: what cannot be removed now is left.
    if (name.startsWith('part-'))
      await rm(join(place.home, name), { recursive: true, force: true }).catch(() => {});
  }
  const part = join(place.home, `part-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${part}-password`;
  await writeFile(passwordFile, ownerPassword, { mode: 0o600 });
  if (place.runAs) await chown(passwordFile, place.runAs.uid, place.runAs.gid);
  try {
    await initdb(place, part, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(part, cluster);
  return cluster;
}

async function initdb(place: Place, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and letter cases on every machine, whatever its locales.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ];
  const child = spawn(join(place.binaries, 'bin', 'initdb'), args, {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...place.runAs,
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (said.includes('could not look up effective user ID')) {
    throw new EcluseError(
      'data_folder_unusable',
      `PostgreSQL wants the user that it runs as to have a name (${said.trim()}). Start Écluse as a user of /etc/passwd, or use ECLUSE_DATABASE_URL.`,
    );
  }
  if (code !== 0) throw new EcluseError('database_unavailable', `initdb failed (${code}): ${said.trim()}`);
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
