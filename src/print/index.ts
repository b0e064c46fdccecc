/** The only door of the module: typesetting documents as tagged PDF/UA-1 (ISO 14289-1). */
import { fileURLToPath } from 'node:url';
import { Printer } from './printer.ts';

const shared = new Printer();

/** Of its own, so that whoever waits for one document never waits for a batch. It outlives a batch: the next is near. */
const batches = new Printer();

/** How many documents are under way at once in a batch: enough that the child never waits for its parent. */
const AHEAD = 8;

/** A document to typeset. */
export interface Printed {
  /**
   * A `.typ` file under `src/`: only what is there can be imported by it (`/print/base.typ` is the common look).
   * It reads its data with `json(bytes(sys.inputs.data))`, sets the document's title and the text's language, and
   * names no font but those that the compiler carries (Libertinus Serif, DejaVu Sans Mono, New Computer Modern).
   */
  template: URL | string;
  /** What JSON can hold. It never becomes source text: nothing in it can be markup. */
  data: unknown;
}

/**
 * Typesets one document in a child process.
 * @throws EcluseError `internal`: the template is faulty, its document is not accessible (PDF/UA-1 needs a title, and
 * alternative texts for figures), or it took more than 30 s.
 *
 * @example await renderPdf({ template: new URL('./print/report.typ', import.meta.url), data: { lang: 'fr' } });
 */
export function renderPdf({ template, data }: Printed): Promise<Uint8Array> {
  return shared.print(pathOf(template), data);
}

/** Typesets one template for each of many data, in their order, in constant memory. */
export async function* renderPdfs(
  template: URL | string,
  each: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<Uint8Array> {
  const path = pathOf(template);
  const ahead: Promise<Uint8Array>[] = [];
  for await (const data of each) {
    const made = batches.print(path, data);
    // Its fault is thrown when its turn comes, not before.
    made.catch(() => {});
    ahead.push(made);
    const next = ahead.length >= AHEAD ? ahead.shift() : undefined;
    if (next) yield await next;
  }
  for (const next of ahead) yield await next;
}

function pathOf(template: URL | string): string {
  return typeof template === 'string' ? template : fileURLToPath(template);
}
