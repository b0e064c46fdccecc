/** Writes elements; text is escaped, so an invented title may hold any character. */
export type Xml = string;

export function el(name: string, content: Xml | Xml[], attributes: Record<string, string> = {}): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(value)}"`);
  return `<${name}${written.join('')}>${Array.isArray(content) ? content.join('') : content}</${name}>`;
}

/** An element that holds text only. */
export function leaf(name: string, value: string | number, attributes: Record<string, string> = {}): Xml {
  return el(name, text(String(value)), attributes);
}

export function text(value: string): Xml {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
