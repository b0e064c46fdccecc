/**
 * Every page and form that a counsellor can reach, and those that anybody can, attacked with the
 * usual weapons: an attack gets a clear page, never a fault, never its own text back as markup.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from './app.ts';
import { type Answer, type Form, formsOf, linksOf, Visitor } from './http-visitor.ts';

const WEAPONS: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script>',
  attribute: `"><img src=x onerror=alert(1)>`,
  'single quote': `' onmouseover='alert(1)`,
  'SQL, string': `'; DROP TABLE identity.account; --`,
  'SQL, number': '1 OR 1=1',
  'SQL, union': `1' UNION SELECT token_hash FROM identity.session--`,
  path: '../../../../etc/passwd',
  address: 'javascript:alert(1)',
  'huge number': '99999999999999999999999999',
  'negative number': '-1',
  template: '{{7*7}}#{7*7}<%= 7*7 %>',
  'mail header': 'a@b.fr\r\nBcc: c@d.fr',
  'strange letters': '\u202e\u0007é\u{1f600}\ufeff',
  long: 'é'.repeat(6000),
  empty: '',
};

let app: App;
let visitor: Visitor;
const pages = new Map<string, string>();
const forms = new Map<string, Form>();

/** One page of each kind is enough: numbers in addresses do not make a new kind. */
const kindOf = (path: string) => path.replace(/\d+/g, '0').replace(/=[^&]*/g, '=');

async function walk(from: string[], limit = 60): Promise<void> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined && seen.size < limit; path = waiting.shift()) {
    if (seen.has(kindOf(path)) || path.startsWith('/assets/')) continue;
    seen.add(kindOf(path));
    const { status, body, headers } = await visitor.ask(path);
    expect(status, path).toBeLessThan(500);
    if (!headers.get('content-type')?.startsWith('text/html')) continue;
    pages.set(path, body);
    for (const form of formsOf(body, path)) {
      const key = `${form.method} ${kindOf(form.action)} ${Object.keys(form.fields).sort().join()}`;
      if (!forms.has(key)) forms.set(key, form);
    }
    waiting.push(...linksOf(body));
  }
}

function expectHarmless(what: string, answer: Answer): void {
  expect(answer.status, what).toBeLessThan(500);
  expect(answer.body, what).not.toMatch(/<script>alert|<img src=x|' onmouseover='alert|href="javascript:/i);
  expect(answer.body, what).not.toMatch(/syntax error|SQLSTATE|at .*\.ts:\d+|node_modules/);
  const csp = answer.headers.get('content-security-policy');
  expect(csp, what).toContain("script-src 'self'");
}

beforeAll(async () => {
  app = await startApp();
  visitor = new Visitor(app.url);
  const { rows } = await app.owner.query<{ account_id: string }>(
    `SELECT account_id FROM identity.list_demo_accounts() WHERE role = 'counsellor'`,
  );
  await walk(['/connexion', '/enrolement', '/lien/abc', '/reponse', '/ma-proposition', '/nulle-part']);
  await visitor.enter(rows[0]?.account_id ?? '');
  await walk(['/']);
});

afterAll(() => app?.close());

describe('weapons in every form', () => {
  it('finds the forms there are', () => {
    expect(pages.size).toBeGreaterThan(12);
    expect(forms.size).toBeGreaterThan(8);
  });

  it.each(Object.entries(WEAPONS))('%s', async (_name, weapon) => {
    for (const form of forms.values()) {
      if (/deconnexion|demo\/entrer/.test(form.action)) continue;
      const loaded = Object.fromEntries(Object.keys(form.fields).map((name) => [name, weapon]));
      const what = `${form.method} ${form.action}`;
      if (form.method === 'post') {
        expectHarmless(what, await visitor.send(form.action, loaded));
        // One field at a time reaches further in than all at once.
        for (const name of Object.keys(form.fields)) {
          expectHarmless(
            `${what} ${name}`,
            await visitor.send(form.action, { ...form.fields, [name]: weapon }),
          );
        }
      } else {
        const short = Object.entries(loaded).map(([name, value]) => [name, value.slice(0, 100)]);
        expectHarmless(what, await visitor.ask(`${form.action}?${new URLSearchParams(short)}`));
      }
    }
  });

  it.each(Object.entries(WEAPONS))('%s, in addresses', async (_name, weapon) => {
    for (const path of pages.keys()) {
      const [plain = '', query = ''] = path.split('?');
      const armed = new URLSearchParams(
        [...new URLSearchParams(query).keys(), 'q', 'page', 'retour', 'pour', 'tri', 'afficher'].map(
          (name) => [name, weapon.slice(0, 100)],
        ),
      );
      expectHarmless(plain, await visitor.ask(`${plain}?${armed}`));
      const inPath = plain.replace(/\d[\d-]*/g, () => encodeURIComponent(weapon.slice(0, 60)));
      if (inPath !== plain) expectHarmless(inPath, await visitor.ask(inPath));
    }
  });
});

describe('acts that do not come from our pages', () => {
  const origins: Readonly<Record<string, Record<string, string>>> = {
    'another site': { origin: 'https://mal.example', 'sec-fetch-site': 'cross-site' },
    'a sister site': { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
    'nowhere known': {},
    'a sandboxed frame': { origin: 'null', 'sec-fetch-site': 'cross-site' },
  };

  it.each(Object.entries(origins))('from %s', async (_name, headers) => {
    for (const form of forms.values()) {
      if (form.method !== 'post') continue;
      const answer = await visitor.send(form.action, form.fields, headers);
      expect(answer.status, form.action).toBe(403);
      expect(answer.body).toMatch(/ne vient pas d’une page d’Écluse|does not come from a page of Écluse/);
    }
  });

  it('nor may another site frame or read a page', async () => {
    const { headers } = await visitor.ask('/');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('bodies that are no form', () => {
  const here = () => ({ origin: app.url, 'sec-fetch-site': 'same-origin' });
  const bodies: [string, string, string, number][] = [
    ['too long', 'application/x-www-form-urlencoded', `q=${'a'.repeat(70_000)}`, 413],
    ['binary', 'application/x-www-form-urlencoded', 'q=%00%01', 400],
    ['XML', 'application/xml', '<a/>', 415],
    ['a file', 'multipart/form-data; boundary=x', '--x\r\nbroken', 415],
    ['broken JSON', 'application/json', '{"a', 400],
  ];

  it('an address longer than any of ours is refused before it is read', async () => {
    const answer = await visitor.ask(`/verifier?q=${'a'.repeat(40_000)}`);
    expect(answer.status).toBe(431);
  });

  it('a megabyte gets its page, not a broken connection', async () => {
    const answer = await visitor.send('/verifier', { code: 'a'.repeat(1_000_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatch(/<h1/);
  });

  it.each(bodies)('%s', async (_name, type, body, status) => {
    for (const form of forms.values()) {
      if (form.method !== 'post') continue;
      const headers = { ...here(), 'content-type': type };
      const answer = await visitor.ask(form.action, { method: 'POST', body, headers });
      expect(answer.status, form.action).toBe(status);
      expect(answer.body).toMatch(/<h1/);
    }
  });

  it('JSON where a form is expected is no fault', async () => {
    for (const form of forms.values()) {
      if (form.method !== 'post' || /deconnexion/.test(form.action)) continue;
      for (const body of ['[]', '"x"', '{"__proto__":{"a":1}}', 'null']) {
        const headers = { ...here(), 'content-type': 'application/json' };
        const answer = await visitor.ask(form.action, { method: 'POST', body, headers });
        expect(answer.status, `${form.action} ${body}`).toBeLessThan(500);
      }
    }
  });
});

describe('other people’s', () => {
  it('dossiers are refused at each of their doors, in the same words as those that do not exist', async () => {
    const { rows } = await app.owner.query<{ ref: string }>(
      `SELECT b.structure_id || '-' || b.beneficiary_id AS ref FROM vault.beneficiary b
       WHERE b.counsellor_account_id <> (SELECT account_id FROM identity.list_demo_accounts() WHERE role = 'counsellor' LIMIT 1)
       LIMIT 3`,
    );
    expect(rows.length).toBe(3);
    const titles = new Set<string>();
    for (const ref of [...rows.map((row) => row.ref), '1-999999999', '424242-1']) {
      const answers = [
        await visitor.ask(`/dossiers/${ref}`),
        await visitor.ask(`/dossiers/${ref}/modifier`),
        await visitor.ask(`/dossiers/${ref}/modifications`),
        await visitor.send(`/dossiers/${ref}/modifications`, { value: '1' }),
        await visitor.send(`/dossiers/${ref}/afficher`, { field: 'phone', purpose: 'follow_up' }),
        await visitor.send(`/dossiers/${ref}/notes`, { kind: 'call', text: 'x' }),
      ];
      for (const answer of answers) {
        expect([403, 404, 422], ref).toContain(answer.status);
        expect(answer.body).not.toMatch(/0[67](?: \d\d){4}/);
      }
      titles.add(/<h1[^>]*>([^<]*)/.exec(answers[0]?.body ?? '')?.[1] ?? '');
    }
    expect(titles.size).toBe(1);
  });

  it('sessions cannot be guessed', async () => {
    const headers = { cookie: `ecluse_session=${randomBytes(32).toString('base64url')}` };
    const answer = await fetch(`${app.url}/portefeuille`, { headers, redirect: 'manual' });
    expect([303, 401]).toContain(answer.status);
    for (const token of ['', "' OR 1=1 --", 'a'.repeat(9000), '%00']) {
      const odd = await fetch(`${app.url}/portefeuille`, {
        headers: { cookie: `ecluse_session=${token}` },
        redirect: 'manual',
      });
      expect(odd.status).toBeLessThan(500);
      expect(odd.status).not.toBe(200);
    }
  });
});

it('left the database as it was', async () => {
  const { rows } = await app.owner.query<{ n: string }>('SELECT count(*) AS n FROM identity.account');
  expect(Number(rows[0]?.n)).toBeGreaterThan(3);
});
