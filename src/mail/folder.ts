import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { AddressError, isPlainAddress } from './address.ts';
import type { KeptMessage, Mailer, Message } from './mailer.ts';

const KEPT = 200;

/**
 * The demo's outbox: one file a message, readable by this user alone. Its people are invented and the demo listens
 * on loopback only; with real people a link at rest would be a way in.
 */
export class MailFolder implements Mailer {
  readonly kind = 'folder';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async send(message: Message): Promise<void> {
    if (!isPlainAddress(message.to)) throw new AddressError('not one plain address');
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const kept: KeptMessage = { ...message, at: new Date().toISOString() };
    const path = `${this.#folder}/${message.outboxId.padStart(12, '0')}.json`;
    // Renamed whole: a crash leaves no half message.
    await writeFile(`${path}.draft`, JSON.stringify(kept), { mode: 0o600 });
    await rename(`${path}.draft`, path);
  }

  async list(): Promise<KeptMessage[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const latest = names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .slice(0, KEPT);
    return Promise.all(
      latest.map(
        async (name) => JSON.parse(await readFile(`${this.#folder}/${name}`, 'utf8')) as KeptMessage,
      ),
    );
  }

  close(): void {}
}
