import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { EcluseError } from '../../errors.ts';
import { copyBinaries, findBinaries } from './binaries.ts';

/** Where an embedded server lives and as whom it runs. */
export interface Place {
  /** bin, lib, share */
  binaries: string;
  /** Private folder (0700) of the cluster, its socket and its log. */
  home: string;
  /** Set when we are root: PostgreSQL refuses to run as root. */
  runAs: { uid: number; gid: number } | null;
}

/** No account needs to exist for a process to run as this number; 65534 is "nobody" by convention. */
const nobody = 65534;

/** Used when we are root and other users cannot enter the data folder (a home of mode 700, for example). */
const reachableBase = '/var/lib/ecluse';

/**
 * Finds or makes the place of the server that belongs to a data folder. The choice is written in the data
 * folder (`postgres-at`), so that the data is found again whatever changes around it.
 */
export async function preparePlace(dataDir: string, say: (line: string) => void): Promise<Place> {
  const binaries = await findBinaries();
  if (process.getuid?.() !== 0) {
    const home = join(dataDir, 'postgres');
    await mkdir(home, { recursive: true, mode: 0o700 });
    await checkOwner(home);
    return { binaries, home, runAs: null };
  }
  // Others may pass through, not list: the files inside are private one by one.
  await chmod(dataDir, 0o711);
  const home = await chooseHome(dataDir, say);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const owner = await stat(home);
  const runAs = owner.uid === 0 ? { uid: nobody, gid: nobody } : { uid: owner.uid, gid: owner.gid };
  await chown(home, runAs.uid, runAs.gid);
  return { binaries: await reachableBinaries(binaries, runAs.uid), home, runAs };
}

async function checkOwner(home: string): Promise<void> {
  const owner = (await stat(home)).uid;
  if (owner === process.getuid?.()) return;
  throw new EcluseError(
    'data_folder_unusable',
    `${home} belongs to user ${owner}, this process runs as user ${process.getuid?.()}. Start Écluse as that user, or choose another ECLUSE_DATA_DIR.`,
  );
}

async function chooseHome(dataDir: string, say: (line: string) => void): Promise<string> {
  const note = join(dataDir, 'postgres-at');
  const noted = await readFile(note, 'utf8').catch(() => null);
  if (noted?.trim()) return resolve(dataDir, noted.trim());
  const closed = await firstClosedFolder(dataDir, nobody);
  let home = 'postgres';
  if (closed !== null) {
    // A name of its own, not one made from the path: a data folder made anew must not find the old cluster.
    home = join(reachableBase, randomBytes(8).toString('hex'));
    say(
      `Only its owner may enter ${closed}; the database runs as another user, so its files go to ${home} (noted in ${note})`,
    );
    await mkdir(reachableBase, { recursive: true, mode: 0o755 });
    const stillClosed = await firstClosedFolder(reachableBase, nobody);
    if (stillClosed !== null) {
      throw new EcluseError(
        'data_folder_unusable',
        `PostgreSQL does not run as root, and other users may enter neither ${closed} nor ${stillClosed}. Choose an ECLUSE_DATA_DIR whose parent folders have mode 755 or 711, or start Écluse as an ordinary user.`,
      );
    }
  }
  await writeFile(note, `${home}\n`, { mode: 0o600 });
  return resolve(dataDir, home);
}

/** The first folder, from the root down, that the user may not enter; null when the way is open. */
export async function firstClosedFolder(path: string, uid: number): Promise<string | null> {
  const way: string[] = [];
  for (let at = await realpath(path); ; at = dirname(at)) {
    way.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const folder of way) {
    const { mode, uid: owner } = await stat(folder);
    const mayEnter = owner === uid ? mode & 0o100 : mode & 0o001;
    if (!mayEnter) return folder;
  }
  return null;
}

async function reachableBinaries(native: string, uid: number): Promise<string> {
  if ((await firstClosedFolder(native, uid)) === null) return native;
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(reachableBase, `postgresql-${basename(dirname(native))}-${version}`);
  const present = await access(join(copy, 'bin', 'postgres')).then(
    () => true,
    () => false,
  );
  if (!present) {
    await mkdir(reachableBase, { recursive: true, mode: 0o755 });
    await copyBinaries(native, copy);
  }
  return copy;
}
