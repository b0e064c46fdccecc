import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Limits } from './limits.ts';
import { LheoRefusal } from './refusal.ts';

/** Declared name → decoder. ISO-8859-1 is read as windows-1252, its superset: what exports mean by it. */
const ENCODINGS: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  latin9: 'iso-8859-15',
};

const HEAD_BYTES = 1024;

/**
 * Reads a file as text, by the encoding that its XML declaration (or byte order mark) states.
 * @returns chunks of text, in order; nothing is kept once yielded
 * @throws LheoRefusal unreadable, empty, tooLarge, encodingUnknown, encodingBroken
 */
export async function* decodeFile(
  path: string,
  name: string,
  limits: Limits,
  onBytes: (bytes: number) => void,
): AsyncGenerator<string> {
  const size = await sizeOf(path, name);
  if (size > limits.fileBytes) {
    throw new LheoRefusal('tooLarge', name, null, { bytes: size, limit: limits.fileBytes });
  }
  let decoder: TextDecoder | null = null;
  let head = Buffer.alloc(0);
  let read = 0;
  const decode = (bytes: Buffer | null): string => {
    try {
      return bytes === null ? (decoder?.decode() ?? '') : (decoder?.decode(bytes, { stream: true }) ?? '');
    } catch {
      throw new LheoRefusal('encodingBroken', name, null, { encoding: decoder?.encoding ?? '', byte: read });
    }
  };
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
      read += bytes.length;
      // The size was checked before opening; the file may still be growing, or be a pipe.
      if (read > limits.fileBytes) {
        throw new LheoRefusal('tooLarge', name, null, { bytes: read, limit: limits.fileBytes });
      }
      if (decoder === null) {
        head = Buffer.concat([head, bytes]);
        if (head.length < HEAD_BYTES && read < size) continue;
        decoder = new TextDecoder(encodingOf(head, name), { fatal: true });
        yield decode(head);
        head = Buffer.alloc(0);
      } else {
        yield decode(bytes);
      }
      onBytes(read);
    }
  } catch (error) {
    if (error instanceof LheoRefusal) throw error;
    throw new LheoRefusal('unreadable', name, null, { why: messageOf(error) });
  }
  if (decoder === null && head.length > 0) {
    decoder = new TextDecoder(encodingOf(head, name), { fatal: true });
    yield decode(head);
  }
  if (read === 0) throw new LheoRefusal('empty', name, null);
  const rest = decode(null);
  if (rest !== '') yield rest;
}

function encodingOf(head: Buffer, name: string): string {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) {
    throw new LheoRefusal('encodingUnknown', name, 1, { encoding: 'UTF-16' });
  }
  const declared = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/.exec(
    head.subarray(0, HEAD_BYTES).toString('latin1'),
  )?.[1];
  if (declared === undefined) return 'utf-8';
  const known = ENCODINGS[declared.trim().toLowerCase()];
  if (known === undefined) throw new LheoRefusal('encodingUnknown', name, 1, { encoding: declared });
  return known;
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return found.size;
  } catch (error) {
    throw new LheoRefusal('unreadable', name, null, { why: messageOf(error) });
  }
  throw new LheoRefusal('unreadable', name, null, { why: 'EISDIR' });
}

/** The system's short code (ENOENT, EACCES): a path in a message says nothing more than the file's name. */
function messageOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'I/O';
}
