import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EcluseError } from '../errors.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));
const DOCUMENTS_PER_CHILD = 1000;
const TIMEOUT_MS = 30_000;
const IDLE_MS = 20_000;

interface Answer {
  id: number;
  pdf?: Uint8Array;
  error?: string;
}

interface Waiting {
  resolve(pdf: Uint8Array): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/**
 * One typesetting child at a time, started with the first document, replaced after a thousand (Typst's memory grows),
 * ended when idle. Its environment is empty: whoever breaks out of a template finds no password there.
 */
export class Printer {
  #child: Child | null = null;

  /** @throws EcluseError `internal` when the template is faulty, the child dies, or one document takes 30 s. */
  print(template: string, data: unknown): Promise<Uint8Array> {
    if (this.#child === null || !this.#child.takesMore) {
      this.#child?.endWhenDone();
      this.#child = new Child();
    }
    return this.#child.print(template, JSON.stringify(data));
  }
}

class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #given = 0;
  #ending = false;
  #idle: NodeJS.Timeout | null = null;

  constructor() {
    this.#process = fork(new URL('./render-child.ts', import.meta.url), [folder], {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.on('message', (answer: Answer) => this.#settle(answer));
    this.#process.on('error', () => this.#fail());
    this.#process.on('exit', () => this.#fail());
    // An idle child must not keep the process alive.
    this.#process.unref();
    this.#process.channel?.unref();
  }

  get takesMore(): boolean {
    return !this.#ending && this.#given < DOCUMENTS_PER_CHILD && this.#process.connected;
  }

  print(template: string, data: string): Promise<Uint8Array> {
    this.#given += 1;
    const id = this.#given;
    if (this.#idle) clearTimeout(this.#idle);
    this.#process.channel?.ref();
    return new Promise((resolve, reject) => {
      // A template that loops would hold its child for ever: the child goes, the others in it fail with it.
      const timer = setTimeout(() => this.#process.kill('SIGKILL'), TIMEOUT_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#process.send({ id, template, data, at: Math.floor(Date.now() / 1000) }, (error) => {
        if (error) this.#fail();
      });
    });
  }

  endWhenDone(): void {
    this.#ending = true;
    if (this.#waiting.size === 0) this.#end();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    if (answer.pdf) waiting.resolve(answer.pdf);
    else waiting.reject(new EcluseError('internal', `typesetting: ${answer.error ?? 'no document'}`));
    if (this.#waiting.size > 0) return;
    this.#process.channel?.unref();
    if (this.#ending) this.#end();
    else this.#idle = setTimeout(() => this.endWhenDone(), IDLE_MS).unref();
  }

  #fail(): void {
    this.#ending = true;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new EcluseError('internal', 'the typesetting process ended'));
    }
    this.#waiting.clear();
  }

  #end(): void {
    if (this.#process.connected) this.#process.disconnect();
  }
}
