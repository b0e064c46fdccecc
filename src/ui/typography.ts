/**
 * The one French text filter. Authors type ordinary spaces and straight apostrophes; pages leave
 * with French ones: narrow no-break space before ; ! ? and inside thousands, no-break space before
 * : % € and inside « », ’ for '. Only text nodes are touched: never a tag, an attribute, a script,
 * an input's value, nor what stands in an element marked `data-verbatim` (a revealed number must be
 * copied as it is).
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

/** French spacing of a piece of plain (or HTML-escaped) text. Doing it twice changes nothing more. */
export function frenchText(text: string): string {
  return text
    .replace(/(\p{L})(?:'|&#39;|&#x27;)(?=\p{L}|<|$)/gu, '$1’')
    .replace(/[ \u00a0\u202f]([;!?])/g, `${NARROW}$1`)
    .replace(/[ \u202f]([:%€»])/g, `${NO_BREAK}$1`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`)
    .replace(/(\d) h(?: (?=\d{2}(?!\d))|\b)/g, (match, digit: string) =>
      match.endsWith(' ') ? `${digit}${NO_BREAK}h${NO_BREAK}` : `${digit}${NO_BREAK}h`,
    );
}

/** One token: a comment, a tag (quoted attributes may hold `>`), or a run of text. */
const TOKEN = /<!--[\s\S]*?-->|<\/?[a-zA-Z!](?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+|</g;
const VERBATIM = new Set(['script', 'style', 'textarea', 'pre', 'code', 'kbd', 'svg']);
const TAG = /^<(\/?)([a-zA-Z][\w-]*)/;

/** Applies `frenchText` to the text nodes of a whole HTML document. */
export function frenchHtml(document: string): string {
  let verbatim: string | null = null;
  let depth = 0;
  return document.replace(TOKEN, (token) => {
    const tag = TAG.exec(token);
    if (!tag) return verbatim || token.startsWith('<') ? token : frenchText(token);
    const closing = tag[1] === '/';
    const name = (tag[2] ?? '').toLowerCase();
    if (verbatim) {
      if (name === verbatim && !token.endsWith('/>')) depth += closing ? -1 : 1;
      if (depth === 0) verbatim = null;
    } else if (
      !closing &&
      !token.endsWith('/>') &&
      (VERBATIM.has(name) || / data-verbatim[\s=>]/.test(token))
    ) {
      verbatim = name;
      depth = 1;
    }
    return token;
  });
}
