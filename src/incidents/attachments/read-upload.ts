import type { HttpBindings } from '@hono/node-server';
import type { AppContext } from '../../ui/index.ts';

/** Of one piece. The kernel holds the same, and 100 MB for an incident. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Its form's other fields, and the lines between. */
const FORM_BYTES = 64 * 1024;
/** What is too long is read to its end up to here, else a browser that still sends never shows why it was refused. */
const MOST_DISCARDED = 64 * 1024 * 1024;
/** Each holds its content in memory some four times while it is read, searched and sealed: 160 MB for four of 10 MB. */
const AT_ONCE = 4;
/** A body that does not end must not hold its place: 10 MB over the slowest line that an office still has. */
const LONGEST_MS = 120_000;

export type Upload =
  | { ok: true; name: string; about: string; bytes: Uint8Array }
  | { ok: false; error: 'none' | 'large'; about: string };

/** Places for uploads or for downloads of one process: so many in all, and one a session. */
export function makeRoom(): <T>(token: Buffer, run: () => Promise<T>) => Promise<T | null> {
  const underWay = new Set<string>();
  /** Runs, or says with null that enough are under way. */
  return async (token, run) => {
    const whose = token.toString('base64');
    if (underWay.size >= AT_ONCE || underWay.has(whose)) return null;
    underWay.add(whose);
    try {
      return await run();
    } finally {
      underWay.delete(whose);
    }
  };
}

/**
 * Reads the form of one piece of evidence, of a session that the kernel has let in. Its length must be announced, as every browser does: what is too long is
 * refused before it is in memory.
 */
export async function readUpload(c: AppContext): Promise<Upload> {
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  if (!(length <= MOST_BYTES + FORM_BYTES)) {
    await inTime(c, discard(c.req.raw.body));
    return { ok: false, error: Number.isNaN(length) ? 'none' : 'large', about: '' };
  }
  const { piece, objet } = await inTime(c, c.req.parseBody());
  const about = typeof objet === 'string' ? objet.trim().slice(0, 200) : '';
  if (!(piece instanceof File) || piece.size === 0) return { ok: false, error: 'none', about };
  if (piece.size > MOST_BYTES) return { ok: false, error: 'large', about };
  return { ok: true, name: piece.name, about, bytes: new Uint8Array(await piece.arrayBuffer()) };
}

/** Waits for a body, and hangs up on a sender who takes too long. */
async function inTime<T>(c: AppContext, reading: Promise<T>): Promise<T> {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  const late = setTimeout(() => incoming?.destroy(), LONGEST_MS);
  try {
    return await reading;
  } finally {
    clearTimeout(late);
  }
}

async function discard(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return;
  let read = 0;
  try {
    for await (const chunk of body) {
      read += chunk.byteLength;
      if (read > MOST_DISCARDED) return;
    }
  } catch {
    // The sender went away: nobody is left to tell.
  }
}
