import type { Config } from '../config.ts';
import type { Database } from '../db/index.ts';
import type { ActorView, NavKey } from '../ui/index.ts';

/** One line of the process's own log: facts about requests, never about people. */
export type Log = (line: Readonly<Record<string, string | number | boolean | null>>) => void;

/** What the http layer itself needs; the modules' own needs are added in `app.ts`. */
export interface HttpDeps {
  config: Pick<Config, 'publicUrl' | 'demo' | 'loopback' | 'trustedProxies'>;
  db: Pick<Database, 'app' | 'signin'>;
  /** Default: one JSON object a line on standard output. */
  log?: Log;
  /** Requests per minute and address at the public doors; tests lower it. */
  publicDoorsPerMinute?: number;
  /** The numbers beside the navigation's words. */
  navCounts?: (token: Buffer, actor: ActorView) => Promise<Partial<Record<NavKey, number>>>;
}

export const jsonLog: Log = (line) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
};
