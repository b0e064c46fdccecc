/** One element of an offer, as read. Only what is mapped later is kept of it. */
export interface Element {
  name: string;
  line: number;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** The first child of that name, or null. */
export function child(of: Element | null, name: string): Element | null {
  return of?.children.find((each) => each.name === name) ?? null;
}

export function childrenOf(of: Element | null, name: string): Element[] {
  return of?.children.filter((each) => each.name === name) ?? [];
}

/** Goes down a path of names; null as soon as one is missing. */
export function down(of: Element | null, ...path: string[]): Element | null {
  return path.reduce<Element | null>((at, name) => child(at, name), of);
}

/**
 * The text at the end of a path, trimmed. LHEO makes many elements compulsory, so exports fill them with
 * « - »: that is nothing.
 */
export function textAt(of: Element | null, ...path: string[]): string | null {
  return meaningful(down(of, ...path)?.text);
}

export function textsOf(of: Element | null, name: string): string[] {
  return childrenOf(of, name).flatMap((each) => meaningful(each.text) ?? []);
}

/** Every `<extra info="…">` under `<extras>`, at any depth, that bears this name. */
export function extras(of: Element | null, info: string): Element[] {
  if (of === null) return [];
  return of.children.flatMap((each) => {
    if (each.name !== 'extras' && each.name !== 'extra') return [];
    const self = each.name === 'extra' && each.attributes.info === info ? [each] : [];
    return [...self, ...extras(each, info)];
  });
}

function meaningful(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || /^[-–.]+$/.test(trimmed) ? null : trimmed;
}
