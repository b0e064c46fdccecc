import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv } from '../ui/index.ts';
import { showError } from './error-pages.tsx';

export const maxBodyBytes = 64 * 1024;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** What is too long is still read to its end up to here, and thrown away: else a browser that is still
 * sending sees a broken connection instead of the page that says why. */
const maxDiscardedBytes = 8 * 1024 * 1024;

/** The one door that takes a file: it counts, reads and judges the body itself, once it knows who is there. */
const takesFile = (c: Context<AppEnv>) =>
  c.req.method === 'POST' && /^\/incidents\/[0-9]{1,18}\/pieces$/.test(c.req.path);
const FILE = 'multipart/form-data';

/** Forms here hold a few fields and one note: 64 kB is plenty. Beyond it: 413. */
export const smallBody: MiddlewareHandler<AppEnv> = (c, next) =>
  takesFile(c) ? next() : refuseLarge(c, next);

const refuseLarge = bodyLimit({
  maxSize: maxBodyBytes,
  onError: async (c) => {
    await discard(c.req.raw.body);
    return showError(c, 413);
  },
});

async function discard(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return;
  let read = 0;
  try {
    for await (const chunk of body) {
      read += chunk.byteLength;
      if (read > maxDiscardedBytes) return;
    }
  } catch {
    // The sender went away: nobody is left to tell.
  }
}

/**
 * Refuses what no form of ours sends: another content type (415), JSON that does not parse, NUL
 * characters (PostgreSQL has none: they would become a fault further in).
 */
export const soundBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (/%00/.test(c.req.url)) return showError(c, 400);
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (takesFile(c)) return type === FILE ? next() : showError(c, 415);
  const text = await c.req.text();
  if (text === '') return next();
  if (type !== FORM && type !== JSON_TYPE) return showError(c, 415);
  if (text.includes('\0') || (type === FORM && text.includes('%00'))) return showError(c, 400);
  if (type === JSON_TYPE && !isSoundJson(text)) return showError(c, 400);
  return next();
};

function isSoundJson(text: string): boolean {
  try {
    JSON.parse(text);
    return !/\\u0000/.test(text);
  } catch {
    return false;
  }
}
