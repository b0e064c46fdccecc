import { SaxesParser } from 'saxes';
import { decodeFile } from './decode-file.ts';
import type { Element } from './element.ts';
import type { Limits } from './limits.ts';
import { LheoRefusal, type RefusalCode } from './refusal.ts';

export type Dialect = 'lheo-2.2' | 'lheo-2.3' | 'edof';

/** One `<formation>` or `<resume-offre>`, whole. */
export interface ReadOffer {
  dialect: Dialect;
  element: Element;
}

const NAMESPACES: Record<string, Dialect> = {
  'http://www.lheo.org/2.2': 'lheo-2.2',
  'http://lheo.gouv.fr/2.2': 'lheo-2.2',
  'http://www.lheo.org/2.3': 'lheo-2.3',
  'http://lheo.gouv.fr/2.3': 'lheo-2.3',
  'https://www.of.moncompteformation.gouv.fr': 'edof',
};

/** Where offers stand: any other place is a wrong schema, and an offer there must not be lost silently. */
const OFFER_PATHS = new Set([
  'lheo/offres/formation',
  'lheo-plus/lheo/offres/formation',
  'lheo-index/resumes-offres/resume-offre',
]);
const OFFER_NAMES = new Set(['formation', 'resume-offre']);
const ROOTS = new Set(['lheo', 'lheo-plus', 'lheo-index']);
const KEPT_ATTRIBUTES = ['numero', 'info', 'tag', 'datemaj', 'datecrea'];
/** Read through but not kept: what the provider could teach elsewhere, up to 25 codes repeated everywhere. */
const SKIPPED = new Set(['potentiel']);

/**
 * Streams a LHEO file offer by offer. Memory holds one chunk and the offer being read.
 * @returns batches of the offers that one chunk completed
 * @throws LheoRefusal for anything that is not a well-formed LHEO file within the limits
 */
export async function* readOffers(
  path: string,
  name: string,
  limits: Limits,
  watch: { onBytes?: (bytes: number) => void; signal?: AbortSignal | undefined },
): AsyncGenerator<ReadOffer[]> {
  const parser = new SaxesParser({ xmlns: true as const, position: true });
  const refuse = (code: RefusalCode, params = {}): never => {
    throw new LheoRefusal(code, name, parser.line, params);
  };

  let dialect: Dialect | null = null;
  let namespace = '';
  let ready: ReadOffer[] = [];
  let offers = 0;
  let lastMarkup = 0;
  let startLine = 1;
  const trail: string[] = [];
  // The offer being read: its open elements, the innermost last.
  const open: Element[] = [];
  let skipping = 0;
  let elements = 0;
  let chars = 0;
  let ended = false;

  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '');
    refuse(ended ? 'truncated' : 'malformed', { what, inside: trail.at(-1) ?? '' });
  });
  // Refused before anything of it is used: LHEO needs no document type, entity bombs and external entities do.
  parser.on('doctype', () => refuse('doctype'));
  parser.on('opentagstart', () => {
    startLine = parser.line;
  });

  parser.on('opentag', (tag) => {
    lastMarkup = parser.position;
    trail.push(tag.local);
    if (trail.length > limits.depth) refuse('tooDeep', { limit: limits.depth });
    if (trail.length === 1) {
      if (!ROOTS.has(tag.local)) refuse('notLheo', { root: tag.local });
      if (tag.uri === '') refuse('namespaceMissing');
      namespace = tag.uri;
      dialect = NAMESPACES[tag.uri] ?? refuse('namespaceUnknown', { namespace: tag.uri });
      return;
    }
    if (open.length === 0) {
      if (tag.uri !== namespace || !OFFER_NAMES.has(tag.local)) return;
      if (!OFFER_PATHS.has(trail.join('/')))
        refuse('misplaced', { tag: tag.local, inside: trail.at(-2) ?? '' });
      elements = 0;
      chars = 0;
    }
    if (skipping > 0 || SKIPPED.has(tag.local) || tag.uri !== namespace) {
      skipping += 1;
      return;
    }
    elements += 1;
    if (elements > limits.offerElements) refuse('offerTooLarge', { limit: limits.offerElements });
    const attributes: Record<string, string> = {};
    for (const key of KEPT_ATTRIBUTES) {
      const value = tag.attributes[key]?.value;
      if (value !== undefined && value !== '') attributes[key] = value;
    }
    const element: Element = { name: tag.local, line: startLine, attributes, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });

  const addText = (text: string): void => {
    lastMarkup = parser.position;
    const element = open.at(-1);
    if (element === undefined || skipping > 0) return;
    chars += text.length;
    if (element.text.length + text.length > limits.textChars) {
      refuse('textTooLong', { tag: element.name, limit: limits.textChars });
    }
    if (chars > limits.offerChars) refuse('offerTooLarge', { limit: limits.offerChars });
    element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  parser.on('closetag', () => {
    lastMarkup = parser.position;
    trail.pop();
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    const element = open.pop();
    if (element === undefined || open.length > 0 || dialect === null) return;
    offers += 1;
    if (offers > limits.offers) refuse('tooManyOffers', { limit: limits.offers });
    ready.push({ dialect, element });
  });

  const chunks = decodeFile(path, name, limits, (bytes) => watch.onBytes?.(bytes));
  for await (const text of locate(chunks, () => parser.line)) {
    if (watch.signal?.aborted) refuse('cancelled');
    parser.write(text);
    // The parser keeps what it has not finished: a text, comment, attribute or DTD without end would grow.
    if (parser.position - lastMarkup > limits.textChars + 256 * 1024) {
      refuse('textTooLong', { tag: trail.at(-1) ?? '', limit: limits.textChars });
    }
    if (ready.length > 0) {
      const batch = ready;
      ready = [];
      yield batch;
    }
  }
  ended = true;
  parser.close();
  if (offers === 0) refuse('noOffer');
}

/** Gives a decoding failure the line where the parser stands. */
async function* locate(chunks: AsyncGenerator<string>, line: () => number): AsyncGenerator<string> {
  try {
    yield* chunks;
  } catch (error) {
    if (!(error instanceof LheoRefusal) || error.why !== 'encodingBroken') throw error;
    throw new LheoRefusal(error.why, error.file, line(), error.params);
  }
}
