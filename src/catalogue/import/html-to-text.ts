const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: '’',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  bull: '•',
  middot: '·',
  euro: '€',
  deg: '°',
  oelig: 'œ',
  OElig: 'Œ',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ouml: 'ö',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  Agrave: 'À',
  Acirc: 'Â',
  Ccedil: 'Ç',
  Eacute: 'É',
  Egrave: 'È',
  Ecirc: 'Ê',
  Ocirc: 'Ô',
  Ucirc: 'Û',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  frac12: '½',
};

const BLOCK = /^(?:p|div|ul|ol|table|tr|h[1-6]|blockquote|section|article|header|footer|dl|dt|dd|pre|hr)$/i;

/**
 * Plain text with paragraphs out of the HTML that providers put into LHEO fields. Their markup is never
 * rendered: it is taken off here, and the page escapes what remains.
 */
export function htmlToText(html: string): string {
  const text = /[<&]/.test(html) ? withoutMarkup(html) : html;
  // Most fields are a word or two: nothing to tidy.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  if (!/[\u0000-\u001f\u007f\u00a0\u200b\ufeff]| {2}/.test(text)) return text.trim();
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/g, '')
      .replace(/[ \t\u00a0]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/\n\n- /g, '\n- ')
      .trim()
  );
}

function withoutMarkup(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>/g, (_tag, closing: string, name: string) => {
      if (/^br$/i.test(name)) return '\n';
      if (/^li$/i.test(name)) return closing ? '' : '\n- ';
      return BLOCK.test(name) ? '\n\n' : '';
    })
    .replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name] ?? whole;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  // Windows quotes written as &#146; are common; other controls and surrogates are dropped.
  if (point === 146) return '’';
  if (
    point < 32 ||
    (point >= 127 && point < 160) ||
    point > 0x10ffff ||
    (point >= 0xd800 && point < 0xe000)
  ) {
    return ' ';
  }
  return String.fromCodePoint(point);
}
