import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EcluseError } from '../errors.ts';

/** Passwords of the database roles, made at first start and kept in the data folder. */
export interface RolePasswords {
  owner: string;
  app: string;
  signin: string;
}

/**
 * Reads the passwords, or makes them at first start. Refuses a file that others may read, or that is damaged:
 * new ones would lock us out of the database that the old ones open.
 */
export async function readPasswords(dataDir: string): Promise<RolePasswords> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'database.json');
  if (!(await isThere(path))) {
    const made = { owner: fresh(), app: fresh(), signin: fresh() } satisfies RolePasswords;
    await create(path, JSON.stringify(made));
  }
  await refuseOpenFile(path);
  const read = JSON.parse(await readFile(path, 'utf8')) as Partial<RolePasswords>;
  if (!read.owner || !read.app || !read.signin) {
    throw new EcluseError('data_folder_unusable', `${path} is damaged: restore it from a backup`);
  }
  return { owner: read.owner, app: read.app, signin: read.signin };
}

/**
 * Reads the password of `ecluse_watch` in a file of its own, so that a process can be given it without the others.
 * 'make': one is made when there is none. 'require': whoever chose the passwords must have put it there; refuses
 * (`setting_refused`) when it is missing. Refuses a file that others may read, or that is empty.
 */
export async function readWatchPassword(dataDir: string, missing: 'make' | 'require'): Promise<string> {
  const path = join(dataDir, 'watch-password');
  if (!(await isThere(path))) {
    if (missing === 'require')
      throw new EcluseError(
        'setting_refused',
        `${path} is missing: it must hold the password that you gave to the role ecluse_watch, with mode 0600 (docs/operations/external-postgresql.md)`,
      );
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await create(path, `${fresh()}\n`);
  }
  await refuseOpenFile(path);
  const password = (await readFile(path, 'utf8')).trim();
  if (password === '') throw new EcluseError('data_folder_unusable', `${path} is empty`);
  return password;
}

async function refuseOpenFile(path: string): Promise<void> {
  const { mode } = await stat(path);
  if (mode & 0o077) {
    throw new EcluseError('data_folder_unusable', `${path} may be read by others: chmod 600 it`);
  }
}

const fresh = (): string => randomBytes(32).toString('base64url');

// Written apart, then linked: the file is whole or absent, and of two processes only one wins.
async function create(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, text, { mode: 0o600, flush: true });
  try {
    await link(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/**
 * What PostgreSQL stores for a password (RFC 5803), computed here so that the password itself never travels in a
 * statement that a server could log.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const rounds = 4096;
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
