import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { EcluseError } from '../errors.ts';
import { KEY_BYTES, sealBytes, unsealBytes } from './crypto.ts';

/** The key service, as far as Écluse needs one: it wraps and unwraps, and never gives the key away. */
export interface KeyService {
  wrap(context: string, key: Buffer): Promise<Buffer>;
  unwrap(context: string, wrapped: Buffer): Promise<Buffer>;
}

/** The key file is missing, damaged, or readable by others. */
export class KeyFileError extends EcluseError {
  override readonly name = 'KeyFileError';

  constructor(detail: string) {
    super('key_unusable', detail);
  }
}

/**
 * Opens the master key file, and creates it at the first start (mode 0600).
 * The file holds 64 hexadecimal characters. Losing it loses every sealed value: docs/operations/backup.md.
 * @throws KeyFileError when others can read it, or when it does not hold a key
 */
export function openKeyFile(path: string): KeyService {
  const key = readOrCreate(path);
  return {
    wrap: async (context, clear) => sealBytes(key, context, clear),
    unwrap: async (context, wrapped) => unsealBytes(key, context, wrapped),
  };
}

function readOrCreate(path: string): Buffer {
  let text = read(path);
  if (text === null) {
    create(path);
    text = read(path);
  }
  if (text === null || !/^[0-9a-f]{64}\n?$/.test(text)) {
    throw new KeyFileError(
      `${path} does not hold a master key (64 hexadecimal characters): restore it from your backup.`,
    );
  }
  return Buffer.from(text.trim(), 'hex');
}

function read(path: string): string | null {
  let mode: number;
  try {
    mode = statSync(path).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if ((mode & 0o077) !== 0) {
    throw new KeyFileError(
      `${path} can be read by others (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}, and ask who read it.`,
    );
  }
  return readFileSync(path, 'utf8');
}

/** Written whole and flushed before it gets its name: a crash leaves either no key file or a good one. */
function create(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path); // unlike rename, link refuses to overwrite the key of a process that was faster
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
