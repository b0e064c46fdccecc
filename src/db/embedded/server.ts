import { type ChildProcess, spawn } from 'node:child_process';
import { chown, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { EcluseError } from '../../errors.ts';
import { exists, ownerRole, prepareCluster } from './cluster.ts';
import { type Place, preparePlace } from './place.ts';
import { findPostmaster, stopPostmaster } from './postmaster.ts';
import { sharedBuffers } from './shared-buffers.ts';

/** A running embedded server. */
export interface EmbeddedServer {
  /** Folder of its Unix socket: it listens nowhere else. */
  socketDir: string;
  port: number;
  /** Resolves when the server ends without having been asked to. */
  died: Promise<string>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  dataDir: string;
  ownerPassword: string;
  say: (line: string) => void;
  /** Faster and not durable: for throw-away databases of tests and benchmarks. */
  testingOnlyNoFsync?: boolean;
  testingOnlySettings?: Record<string, string>;
}

/** The port only names the socket file. */
const socketPort = 5432;
/** A Unix socket's path holds at most 107 bytes; the file's own name takes 15 of them. */
const longestSocketDir = 90;
const largestLogBytes = 5_000_000;

/**
 * Starts the server of a data folder: makes the cluster at first start, first stops an orphan that a killed
 * process left behind (clean: nothing committed is lost), then starts ours. The caller holds the folder's lock.
 */
export async function startServer(options: ServerOptions): Promise<EmbeddedServer> {
  const place = await preparePlace(options.dataDir, options.say);
  const isNew = !(await exists(join(place.home, 'data')));
  if (isNew) options.say('Creating the database…');
  const cluster = await prepareCluster(place, options.ownerPassword);
  const socketDir = await prepareSocketDir(place);
  const { child, ended } = await spawnAlone(place, cluster, socketDir, options);
  let stopping = false;
  const died = new Promise<string>((done) => {
    void ended.then((how) => {
      if (!stopping) done(how);
    });
  });
  return {
    socketDir,
    port: socketPort,
    died,
    async stop() {
      stopping = true;
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        const insist = setTimeout(() => child.kill('SIGQUIT'), 30_000);
        await ended;
        clearTimeout(insist);
      }
      if (!socketDir.startsWith(place.home)) await rm(socketDir, { recursive: true, force: true });
    },
  };
}

interface Spawned {
  child: ChildProcess;
  ended: Promise<string>;
}

/** Spawns the server once no other runs on the cluster: an orphan is stopped first. */
async function spawnAlone(
  place: Place,
  cluster: string,
  socketDir: string,
  options: ServerOptions,
): Promise<Spawned> {
  for (let attempt = 1; ; attempt++) {
    const orphan = await findPostmaster(cluster);
    if (orphan !== null) {
      options.say('Stopping the database server that a killed process left behind…');
      await stopPostmaster(orphan.pid);
    }
    const child = await spawnServer(place, cluster, socketDir, options);
    const ended = new Promise<string>((done) => {
      child.once('exit', (code, signal) => done(`the database server ended (${signal ?? code})`));
      child.once('error', (error) => done(`the database server did not start: ${error.message}`));
    });
    try {
      await untilReady(socketDir, options, ended, join(place.home, 'server.log'));
      return { child, ended };
    } catch (error) {
      // A SIGKILL of the postmaster alone: its children hold the shared memory for a moment, and it stays in the
      // process table until somebody reaps it; PostgreSQL rightly refuses to start beside either. Seconds at most.
      if (attempt <= leftoverTries && leftovers.test(await endOfLog(place))) {
        await wait(200);
        continue;
      }
      // The parent may have been killed before its server had written its pid file: PostgreSQL's own lock refused
      // ours, and now the orphan can be seen.
      if (attempt >= 3 || (await findPostmaster(cluster)) === null) throw error;
    }
  }
}

const leftovers = /shared memory block|lock file "postmaster\.pid" already exists/;

/** Some twenty seconds, at about a quarter of a second a try. */
const leftoverTries = 80;

async function endOfLog(place: Place): Promise<string> {
  const log = await readFile(join(place.home, 'server.log'), 'utf8').catch(() => '');
  return log.slice(-1500);
}

/** The server that another process of ours runs on this data folder; null when none does. */
export async function findRunningServer(
  dataDir: string,
): Promise<{ socketDir: string; port: number } | null> {
  const noted = await readFile(join(dataDir, 'postgres-at'), 'utf8').catch(() => null);
  const home = resolve(dataDir, noted?.trim() || 'postgres');
  return findPostmaster(join(home, 'data'));
}

async function prepareSocketDir(place: Place): Promise<string> {
  const inHome = join(place.home, 'socket');
  await rm(inHome, { recursive: true, force: true });
  if (inHome.length <= longestSocketDir) {
    await mkdir(inHome, { mode: 0o700 });
    await give(inHome, place);
    return inHome;
  }
  const elsewhere = await mkdtemp(join(tmpdir(), 'ecluse-'));
  await give(elsewhere, place);
  return elsewhere;
}

async function give(path: string, place: Place): Promise<void> {
  if (place.runAs === null) return;
  await chown(path, place.runAs.uid, place.runAs.gid);
}

async function spawnServer(
  place: Place,
  cluster: string,
  socketDir: string,
  options: ServerOptions,
): Promise<ChildProcess> {
  const fsync = options.testingOnlyNoFsync ? 'off' : 'on';
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    port: String(socketPort),
    max_connections: '80',
    shared_buffers: sharedBuffers(),
    fsync,
    synchronous_commit: fsync,
    full_page_writes: fsync,
    ssl: 'off',
    password_encryption: 'scram-sha-256',
    jit: 'off',
    timezone: 'UTC',
    // No statement, no value of a row: the log of the server must not become a copy of the data.
    log_statement: 'none',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    ...options.testingOnlySettings,
  };
  const logFile = join(place.home, 'server.log');
  const log = await openLog(logFile);
  await give(logFile, place);
  const child = spawn(
    join(place.binaries, 'bin', 'postgres'),
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log.fd, log.fd],
      // Its own process group: Ctrl-C must reach us, who stop it in order, not the server under us.
      detached: true,
      ...place.runAs,
    },
  );
  child.once('spawn', () => void log.close());
  child.once('error', () => void log.close());
  return child;
}

async function openLog(path: string) {
  const size = await stat(path).then(
    (s) => s.size,
    () => 0,
  );
  return open(path, size > largestLogBytes ? 'w' : 'a', 0o600);
}

async function untilReady(
  socketDir: string,
  options: ServerOptions,
  ended: Promise<string>,
  log: string,
): Promise<void> {
  let gaveUp = false;
  const failed = ended.then((how): never => {
    gaveUp = true;
    throw new EcluseError('database_unavailable', `${how}; see ${log}`);
  });
  // Replaying the write-ahead log after a crash may take its time: as long as the server lives, it is waited for.
  const answers = (async () => {
    while (!gaveUp && !(await doesAnswer(socketDir, options.ownerPassword))) await wait(15);
  })();
  await Promise.race([answers, failed]);
}

async function doesAnswer(socketDir: string, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: socketDir,
    port: socketPort,
    user: ownerRole,
    password,
    database: 'postgres',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code)) return false;
    throw new EcluseError('database_unavailable', 'the embedded database refuses its owner', {
      cause: error,
    });
  }
}
