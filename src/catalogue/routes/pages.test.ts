import { Hono } from 'hono';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/db/harness.ts';
import type { AppEnv, Role } from '../../ui/index.ts';
import { importLheo } from '../import/import-lheo.ts';
import { formation, lheo, session, xmlFolder } from '../testing/write-xml.ts';
import { catalogueRoutes } from './index.ts';

let t: TestDatabase;
let ids: Record<string, string>;

const open = session({ numero: 'S1', state: '1' });
const OFFER = lheo(
  formation({ numero: 'F1', sessions: [open, session({ numero: 'S2', state: '2' })], rome: ['N1103'] }),
  formation({
    numero: 'F2',
    title: '&lt;img src=x onerror=alert(1)&gt; Cuisine &amp; service',
    provider: '"&gt;&lt;script&gt;alert(2)&lt;/script&gt;',
    text: '&lt;p&gt;Bien&lt;/p&gt;&amp;lt;script&amp;gt;alert(3)&amp;lt;/script&amp;gt;',
    sessions: [session({ numero: 'S3', start: '20200101', end: '20200301' })],
    extra: '<url-formation><urlweb>javascript:alert(4)</urlweb></url-formation>',
  }),
);

beforeAll(async () => {
  t = await testDatabase();
  const xml = await xmlFolder();
  const owner: pg.Client = await t.db.owner();
  await importLheo(owner, [await xml.write('offre.xml', OFFER)]);
  const { rows } = await owner.query<{ number: string; id: string }>(
    'SELECT number, training_id::text AS id FROM catalogue.training',
  );
  ids = Object.fromEntries(rows.map((row) => [row.number, row.id]));
  await owner.end();
  await xml.remove();
});
afterAll(() => t.close());

interface Visit {
  role?: Role | null;
  scope?: string;
  lang?: 'fr' | 'en';
}

async function visit(path: string, { role = 'counsellor', scope, lang = 'fr' }: Visit = {}) {
  const asked: string[] = [];
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('token', role === null ? null : Buffer.alloc(32));
    c.set('lang', lang);
    c.set('requestId', 'test');
    c.set(
      'actor',
      role === null
        ? null
        : {
            accountId: '1',
            structureId: '1',
            role,
            displayName: 'Maëlle',
            structureName: 'Mission Locale',
            method: 'passkey',
            scopeReferral: scope ?? null,
            presenceUntil: null,
          },
    );
    c.set('page', {
      path: c.req.path,
      demo: false,
      instanceName: 'x',
      asset: (name) => `/assets/${name}`,
      budget: async () => null,
      counts: async () => ({}),
    });
    await next();
  });
  const personOf = async (_c: unknown, ref: string) => {
    asked.push(ref);
    return ref === '1-404' ? null : { name: 'Idriss <b>Valcombe</b>', detail: null };
  };
  app.route('/', catalogueRoutes({ db: t.db, personOf }));
  const response = await app.request(`http://localhost${path}`);
  return { status: response.status, headers: response.headers, body: await response.text(), asked };
}

describe('the search page', () => {
  it('lists trainings with their sessions and a way to recommend each', async () => {
    const { status, body } = await visit('/formations?q=logistique&pour=1-2');
    expect(status).toBe(200);
    expect(body).toContain('1 formation, 2 sessions');
    expect(body).toMatch(/href="\/orientations\/nouvelle\?session=\d+&amp;pour=1-2"/);
    expect(body.match(/\/orientations\/nouvelle/g)).toHaveLength(1);
    expect(body).toContain('Complète');
  });

  it('names whom one searches for, escaped, and is not kept by caches; without a name it still links back', async () => {
    const named = await visit('/formations?pour=1-2');
    expect(named.asked).toEqual(['1-2']);
    expect(named.body).toContain('Idriss &lt;b&gt;Valcombe&lt;/b&gt;');
    expect(named.headers.get('cache-control')).toBe('no-store');
    const nameless = await visit('/formations?pour=1-404');
    expect(nameless.body).toContain('une personne de votre portefeuille');
    expect(nameless.body).toContain('/dossiers/1-404');
  });

  it('asks for nobody when somebody else than a counsellor looks, and offers no recommendation', async () => {
    const { asked, body } = await visit('/formations?pour=1-2', { role: 'supervisor' });
    expect(asked).toEqual([]);
    expect(body).not.toContain('/orientations/nouvelle');
  });

  it.each([
    ['lieu=Inconnuville', 'L’offre ne connaît pas « Inconnuville »'],
    ['lieu=Port-Vautrin,+900+km', 'La distance va de 1 à 200 km.'],
    ['rome=1', 'Un code ROME est une lettre'],
    ['apres=2027-02-31', 'Cette date n’existe pas.'],
    ['q=de+la', 'dans presque toutes les formations'],
  ])('%s is explained at its field', async (query, words) => {
    const { status, body } = await visit(`/formations?${query}`);
    expect(status).toBe(422);
    expect(body).toContain(words);
    expect(body).toContain('aria-invalid="true"');
    expect(body).toContain(`id="${query.split('=')[0]}-erreur"`);
  });

  it('gives advice when nothing is found', async () => {
    const { body } = await visit('/formations?q=astronaute&places=1');
    expect(body).toContain('Aucune formation ne correspond.');
    expect(body).toContain('Sans les filtres');
  });

  it('reflects nothing as markup', async () => {
    const { body } = await visit(
      `/formations?q=${encodeURIComponent('"><script>alert(1)</script>')}&lieu=%3Csvg%2Fonload%3D1%3E`,
    );
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<svg/onload');
  });

  it('sends a visitor to sign in, and a session opened by a link away', async () => {
    const visitor = await visit('/formations?q=a', { role: null });
    expect(visitor.status).toBe(303);
    expect(visitor.headers.get('location')).toBe('/connexion?retour=%2Fformations%3Fq%3Da');
    expect((await visit('/formations', { role: 'provider', scope: '3' })).status).toBe(303);
  });

  it('speaks English', async () => {
    expect((await visit('/formations?q=logistique', { lang: 'en' })).body).toContain(
      '1 training, 2 sessions',
    );
  });
});

describe('a training’s page', () => {
  it('shows its sessions and its codes', async () => {
    const { status, body } = await visit(`/formations/${ids.F1}?lieu=Port-Vautrin&pour=1-2`);
    expect(status).toBe(200);
    expect(body).toContain('Magasinage et préparation de commandes');
    expect(body).toContain('moins de 1 km');
    expect(body).toContain('href="/formations?lieu=Port-Vautrin&amp;pour=1-2"');
    expect(body.match(/\/orientations\/nouvelle/g)).toHaveLength(1);
  });

  it('renders what providers wrote as text, and links to no script', async () => {
    const { body } = await visit(`/formations/${ids.F2}`);
    expect(body).not.toMatch(/<script>|<img/);
    expect(body).not.toContain('javascript:');
    expect(body).toContain('&lt;script&gt;alert(3)');
    expect(body).toContain('Aucune session à venir');
    expect(body).toContain('Sessions passées ou retirées (1)');
  });

  it.each(['/formations/999999', '/formations/abc', '/formations/1%27', '/formations/9999999999999999999'])(
    '%s does not exist',
    async (path) => {
      expect((await visit(path)).status).toBe(404);
    },
  );
});
