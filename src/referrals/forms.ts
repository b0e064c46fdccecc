import type { Context } from 'hono';
import type { AppEnv } from '../ui/index.ts';

export type FormValues = Readonly<Record<string, string>>;

/** What a browser sent, text fields only. Parsed once a request: hono keeps the body. */
export async function readReferralForm(c: Context<AppEnv>): Promise<FormValues> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
