/** A visitor without a browser: keeps its cookies, says where it comes from, reads forms out of pages. */
export interface Form {
  action: string;
  method: string;
  /** Field names, with the value that the page gave. */
  fields: Record<string, string>;
}

export interface Answer {
  status: number;
  body: string;
  headers: Headers;
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1] ?? '') : null;
};

export class Visitor {
  readonly url: string;
  #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      redirect: 'manual',
      ...init,
      headers: { cookie: this.#cookieHeader(), ...(init.headers as Record<string, string>) },
    });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return { status: answer.status, body: await answer.text(), headers: answer.headers };
  }

  /** A form sent from our own page, unless `headers` says otherwise. */
  send(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer> {
    return this.ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(headers ?? { origin: this.url, 'sec-fetch-site': 'same-origin' }),
      },
    });
  }

  /** Enters as this account of the demonstration. */
  async enter(accountId: string): Promise<void> {
    const answer = await this.send('/demo/entrer', { compte: accountId });
    if (answer.status !== 303) throw new Error(`could not enter: ${answer.status}`);
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

export function formsOf(page: string, path: string): Form[] {
  return [...page.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
    action: attribute(head, 'action') ?? path,
    method: (attribute(head, 'method') ?? 'get').toLowerCase(),
    fields: Object.fromEntries(
      [...inside.matchAll(/<(?:input|select|textarea|button)([^>]*)>/g)].flatMap(
        ([, tag = '']): [string, string][] => {
          const name = attribute(tag, 'name');
          return name === null ? [] : [[name, attribute(tag, 'value') ?? '']];
        },
      ),
    ),
  }));
}

export function linksOf(page: string): string[] {
  return [...page.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href = '']) => unescaped(href));
}
