import type { Hono } from 'hono';
import type { AppEnv } from '../ui/index.ts';
import { type AppDeps, createApp } from './app.ts';

/** A database that knows nobody: every session is unknown, every query is empty. */
const emptyDatabase = { query: async () => ({ rows: [] }) };

/**
 * For tests of what needs no data: headers, checks, public pages. Everything that data would need
 * is missing on purpose, so a test that comes to need it fails loudly.
 */
export async function testApp(more: Partial<AppDeps> = {}): Promise<{
  app: Hono<AppEnv>;
  lines: Readonly<Record<string, unknown>>[];
}> {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const deps = {
    config: { publicUrl: 'http://localhost:8080', demo: true, loopback: true, trustedProxies: [] },
    db: { app: emptyDatabase, signin: emptyDatabase },
    vault: {},
    mailer: { kind: 'folder', list: async () => [] },
    log: (line: Readonly<Record<string, unknown>>) => lines.push(line),
    ...more,
  };
  // The one place where a test stands in for what it does not use.
  return { app: await createApp(deps as unknown as AppDeps), lines };
}
