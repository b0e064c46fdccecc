import type { MiddlewareHandler } from 'hono';
import { clientAddress } from '../client-address.ts';
import type { AppEnv } from '../ui/index.ts';
import { showError } from './error-pages.tsx';

/**
 * A bucket per address that refills evenly. In memory, per process: it slows a guesser down; what
 * counts (tries of a link, of a passkey) is counted in the database as well.
 */
export class Buckets {
  readonly #perMinute: number;
  readonly #levels = new Map<string, { level: number; at: number }>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** True while the address has a drop left. */
  take(address: string, nowMs: number): boolean {
    const found = this.#levels.get(address) ?? { level: this.#perMinute, at: nowMs };
    const refilled = found.level + ((nowMs - found.at) / 60_000) * this.#perMinute;
    const level = Math.min(this.#perMinute, refilled);
    if (this.#levels.size > 10_000) this.#forgetFull(nowMs);
    this.#levels.set(address, { level: Math.max(0, level - 1), at: nowMs });
    return level >= 1;
  }

  #forgetFull(nowMs: number): void {
    for (const [address, { at }] of this.#levels) {
      if (nowMs - at > 60_000) this.#levels.delete(address);
    }
  }
}

/** For doors that anybody may knock at: sign-in, links, the check of a notice. */
export function publicDoorLimit(
  perMinute: number,
  trustedProxies: readonly string[],
): MiddlewareHandler<AppEnv> {
  const buckets = new Buckets(perMinute);
  return async (c, next) => {
    if (buckets.take(clientAddress(c, trustedProxies), Date.now())) return next();
    c.header('Retry-After', '60');
    return showError(c, 429);
  };
}
