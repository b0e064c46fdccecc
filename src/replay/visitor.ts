import { ask } from './ask.ts';
import type { Authenticator } from './authenticator.ts';
import type { Exposure } from './exposure.ts';

export interface Answer {
  status: number;
  body: string;
  location: string | null;
  /** How many people in it had not been seen before. */
  fresh: number;
}

/** A machine that asks: its browser's name and its network, which a stolen cookie does not bring along. */
export interface Machine {
  browser: string;
  /** Address as a proxy on this machine reports it; null: no proxy, this machine itself. */
  network: string | null;
}

/** A browser without screen: keeps its cookies, and notes everybody whom an answer tells something about. */
export class Visitor {
  readonly url: string;
  readonly #machine: Machine;
  /** Null for those who are not the attacker: what they see is theirs. */
  readonly #seen: Exposure | null;
  readonly #cookies = new Map<string, string>();

  constructor(url: string, machine: Machine, seen: Exposure | null) {
    this.url = url;
    this.#machine = machine;
    this.#seen = seen;
  }

  get(path: string): Promise<Answer> {
    return this.#ask(path, {});
  }

  /** A form, sent as from our own page. */
  post(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.#ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { ...type, ...this.#here() },
    });
  }

  /** What a page's script sends; the answer's object, or null when it is none. */
  async json(path: string, body: unknown = {}): Promise<Record<string, unknown> | null> {
    const headers = { 'content-type': 'application/json', ...this.#here() };
    const answer = await this.#ask(path, { method: 'POST', body: JSON.stringify(body), headers });
    try {
      const parsed: unknown = JSON.parse(answer.body);
      return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
    } catch {
      return null;
    }
  }

  /** A copy of this visitor's cookies in the hands of another machine. */
  stolenBy(machine: Machine, seen: Exposure): Visitor {
    const thief = new Visitor(this.url, machine, seen);
    for (const [name, value] of this.#cookies) thief.#cookies.set(name, value);
    return thief;
  }

  /** The same browser, in the hands of malware: what it shows is exposed. */
  watchedBy(seen: Exposure): Visitor {
    return this.stolenBy(this.#machine, seen);
  }

  /** Signs in with this passkey; false when refused. */
  async signIn(device: Authenticator): Promise<boolean> {
    const asked = await this.json('/connexion/options');
    const options = asked?.options as Parameters<Authenticator['get']>[0] | undefined;
    if (options === undefined) return false;
    const done = await this.json('/connexion/verifier', { answer: device.get(options) });
    return done?.ok === true;
  }

  /** Uses a one-time enrolment link up for this passkey; false when refused. */
  async enrol(link: string, device: Authenticator): Promise<boolean> {
    await this.post(new URL(link).pathname);
    const asked = await this.json('/enrolement/options');
    const options = asked?.options as Parameters<Authenticator['create']>[0] | undefined;
    if (options === undefined) return false;
    const done = await this.json('/enrolement/verifier', { answer: device.create(options), label: 'clé' });
    return done?.ok === true;
  }

  /** A touch in this session; false when refused. */
  async touch(device: Authenticator): Promise<boolean> {
    const asked = await this.json('/presence/options');
    if (asked?.fresh === true) return true;
    const options = asked?.options as Parameters<Authenticator['get']>[0] | undefined;
    if (options === undefined) return false;
    return (await this.json('/presence/verifier', { answer: device.get(options) }))?.ok === true;
  }

  #here(): Record<string, string> {
    return { origin: this.url, 'sec-fetch-site': 'same-origin' };
  }

  async #ask(path: string, question: Parameters<typeof ask>[2]): Promise<Answer> {
    const { cookies, ...answer } = await ask(this.url, path, {
      ...question,
      headers: {
        'user-agent': this.#machine.browser,
        'accept-encoding': 'identity',
        accept: '*/*',
        ...(this.#machine.network === null ? {} : { 'x-forwarded-for': this.#machine.network }),
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...question?.headers,
      },
    });
    for (const cookie of cookies) this.#keep(cookie);
    return {
      ...answer,
      fresh: this.#seen?.read(`${answer.location ?? ''}\n${answer.body}`, /^\/dossiers\/\d/.test(path)) ?? 0,
    };
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
