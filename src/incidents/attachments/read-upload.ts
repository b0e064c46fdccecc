import type { AppContext } from '../../ui/index.ts';

/** Of one piece. The kernel holds the same, and 100 MB for an incident. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Its form's other fields, and the lines between. */
const FORM_BYTES = 64 * 1024;
/** What is too long is read to its end up to here, else a browser that still sends never shows why it was refused. */
const MOST_DISCARDED = 64 * 1024 * 1024;
/** Each holds its content in memory three times at most: 4 of 10 MB stay within 120 MB, whatever comes in. */
const AT_ONCE = 4;

export type Upload =
  | { ok: true; name: string; about: string; bytes: Uint8Array }
  | { ok: false; error: 'none' | 'large'; about: string };

let underWay = 0;

/** Runs one upload, or says that enough are under way in this process. */
export async function withRoom<T>(run: () => Promise<T>): Promise<T | null> {
  if (underWay >= AT_ONCE) return null;
  underWay += 1;
  try {
    return await run();
  } finally {
    underWay -= 1;
  }
}

/**
 * Reads the form of one piece of evidence. Its length must be announced, as every browser does: what is too long is
 * refused before it is in memory.
 */
export async function readUpload(c: AppContext): Promise<Upload> {
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  if (!(length <= MOST_BYTES + FORM_BYTES)) {
    await discard(c.req.raw.body);
    return { ok: false, error: Number.isNaN(length) ? 'none' : 'large', about: '' };
  }
  const { piece, objet } = await c.req.parseBody();
  const about = typeof objet === 'string' ? objet.trim().slice(0, 200) : '';
  if (!(piece instanceof File) || piece.size === 0) return { ok: false, error: 'none', about };
  if (piece.size > MOST_BYTES) return { ok: false, error: 'large', about };
  return { ok: true, name: piece.name, about, bytes: new Uint8Array(await piece.arrayBuffer()) };
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
