import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/db/harness.ts';
import { formation, lheo, NAMESPACE, session, xmlFolder } from '../testing/write-xml.ts';
import { importLheo } from './import-lheo.ts';
import type { LheoRefusal, RefusalCode } from './refusal.ts';
import type { ImportReport } from './report.ts';

const REAL = fileURLToPath(new URL('../../../../shared/data/lheo/', import.meta.url));
const none = { trainings: 0, sessions: 0 };

let t: TestDatabase;
let owner: pg.Client;
let xml: Awaited<ReturnType<typeof xmlFolder>>;

beforeAll(async () => {
  t = await testDatabase();
  owner = await t.db.owner();
  xml = await xmlFolder();
});
beforeEach(async () => {
  await owner.query(`TRUNCATE catalogue.source, catalogue.import, catalogue.provider, catalogue.training,
    catalogue.action, catalogue.place, catalogue.session, catalogue.hit, catalogue.commune CASCADE`);
});
afterAll(async () => {
  await owner.end();
  await t.close();
  await xml.remove();
});

const take = async (
  content: string | Uint8Array,
  name = 'offre.xml',
  source?: string,
): Promise<ImportReport> => importLheo(owner, [await xml.write(name, content)], { source });

const one = async <Row extends object>(sql: string): Promise<Row | undefined> =>
  (await owner.query(sql)).rows[0];
const contents = async (): Promise<string> =>
  JSON.stringify(
    await one(`SELECT (SELECT jsonb_agg(t ORDER BY training_id) FROM catalogue.training t) AS t,
      (SELECT jsonb_agg(s ORDER BY session_id) FROM catalogue.session s) AS s,
      (SELECT count(*) FROM catalogue.import) AS i, (SELECT count(*) FROM catalogue.source) AS o`),
  );

describe('importing an offer', () => {
  it('adds, then changes nothing the second time', async () => {
    const file = lheo(
      formation(),
      formation({ numero: 'F2', sessions: [session(), session({ start: '20990200' })] }),
    );
    const first = await take(file);
    expect(first).toMatchObject({
      read: { trainings: 2, sessions: 3 },
      added: { trainings: 2, sessions: 3 },
      rejected: [],
    });
    const before = await contents();
    const second = await take(file);
    expect(second).toMatchObject({
      added: none,
      changed: none,
      closed: none,
      unchanged: { trainings: 2, sessions: 3 },
    });
    expect(JSON.parse(await contents())).toMatchObject({ t: JSON.parse(before).t, s: JSON.parse(before).s });
  });

  it('updates in place: a session keeps its id, since referrals point at it', async () => {
    await take(lheo(formation({ sessions: [session({ numero: 'S1', state: '1' })] })));
    const before = await one<{ session_id: string }>('SELECT session_id FROM catalogue.session');
    const report = await take(
      lheo(formation({ title: 'Agent logistique', sessions: [session({ numero: 'S1', state: '2' })] })),
    );
    expect(report).toMatchObject({ changed: { trainings: 1, sessions: 1 }, added: none, closed: none });
    expect(
      await one(
        'SELECT session_id, state, title FROM catalogue.session JOIN catalogue.training USING (training_id)',
      ),
    ).toEqual({
      session_id: before?.session_id,
      state: 'full',
      title: 'Agent logistique',
    });
  });

  it('closes what left its own source, never what another source brought, and opens it again', async () => {
    await take(lheo(formation()), 'autre.xml');
    await take(lheo(formation({ numero: 'F1' }), formation({ numero: 'F2' })));
    const report = await take(lheo(formation({ numero: 'F1' })));
    expect(report.closed).toEqual({ trainings: 1, sessions: 1 });
    expect(await one('SELECT count(*)::int AS n FROM catalogue.hit')).toEqual({ n: 2 });
    const back = await take(lheo(formation({ numero: 'F1' }), formation({ numero: 'F2' })));
    expect(back).toMatchObject({ changed: { trainings: 1, sessions: 1 }, added: none, closed: none });
  });

  it('takes several files as one source when told so', async () => {
    const parts = [
      await xml.write('a.xml', lheo(formation({ numero: 'F1' }))),
      await xml.write('b.xml', lheo(formation({ numero: 'F2' }))),
    ];
    await importLheo(owner, parts, { source: 'région' });
    const report = await importLheo(owner, [parts[0] ?? ''], { source: 'région' });
    expect(report.closed).toEqual({ trainings: 1, sessions: 1 });
  });

  it('keeps the precision of dates', async () => {
    await take(
      lheo(formation({ permanent: true, sessions: [session({ start: '20990900', end: '99999999' })] })),
    );
    expect(
      await one(
        'SELECT starts_on::text, starts_latest::text, starts_precision, ends_on, ends_precision FROM catalogue.session',
      ),
    ).toEqual({
      starts_on: '2099-09-01',
      starts_latest: '2099-09-30',
      starts_precision: 'month',
      ends_on: null,
      ends_precision: 'open',
    });
  });

  it('keeps several places, and text without its markup', async () => {
    await take(
      lheo(
        formation({
          text: '&lt;p&gt;Un&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;<![CDATA[<ul><li>deux</li></ul>]]>',
          places: [
            { town: 'Port-Vautrin', at: [44.5, 3.5] },
            { town: 'Montcaval', at: [44.4, 3.3] },
          ],
        }),
      ),
    );
    expect(await one('SELECT objectives FROM catalogue.training')).toEqual({ objectives: 'Un\n- deux' });
    expect(await one('SELECT array_agg(commune ORDER BY position) AS towns FROM catalogue.place')).toEqual({
      towns: ['Port-Vautrin', 'Montcaval'],
    });
  });

  it('reads the encoding that the file states', async () => {
    const text = lheo(formation({ title: 'Électricité à 20 € — œuvre' })).replace('UTF-8', 'windows-1252');
    const bytes = Uint8Array.from(
      text,
      (char) => ({ '€': 0x80, '—': 0x97, œ: 0x9c })[char] ?? char.charCodeAt(0),
    );
    await take(bytes);
    expect(await one('SELECT title FROM catalogue.training')).toEqual({
      title: 'Électricité à 20 € — œuvre',
    });
  });
});

describe('an offer that cannot be used', () => {
  const rejected = async (...formations: string[]) => take(lheo(formation({ numero: 'OK' }), ...formations));

  it.each([
    ['no number', formation({ numero: null }), 'Sans numéro'],
    ['no title', formation({ title: null }), 'Sans intitulé'],
    ['a filler for a title', formation({ title: '-' }), 'Sans intitulé'],
    ['an unreadable SIRET', formation({ siret: '12345' }), 'SIRET illisible : « 12345 »'],
    [
      'only impossible dates',
      formation({ sessions: [session({ start: '20991350' })] }),
      'Date impossible : « ',
    ],
    [
      'a start after its end',
      formation({ sessions: [session({ start: '20990601', end: '20990501' })] }),
      'après la fin',
    ],
    ['a number twice', formation({ numero: 'OK' }), 'déjà dans cette source'],
  ])('%s', async (_what, bad, reason) => {
    const report = await rejected(bad);
    expect(report.rejected).toHaveLength(1);
    expect(report.rejected[0]).toMatchObject({ file: 'offre.xml', kind: 'training', line: 16, sessions: 1 });
    expect(report.rejected[0]?.reason).toContain(reason);
    expect(report).toMatchObject({
      read: { trainings: 2, sessions: 2 },
      added: { trainings: 1, sessions: 1 },
    });
  });

  it('loses one session, not its training', async () => {
    const report = await rejected(
      formation({
        numero: 'F2',
        sessions: [session({ numero: 'S1' }), session({ numero: 'S2', start: '20990231' })],
      }),
    );
    expect(report.rejected).toEqual([
      expect.objectContaining({
        kind: 'session',
        offer: 'F2 / S2',
        reason: 'Date impossible : « 20990231 ».',
      }),
    ]);
    expect(report.added).toEqual({ trainings: 2, sessions: 2 });
  });

  it('does not close what an earlier import took', async () => {
    await take(lheo(formation({ numero: 'F1' }), formation({ numero: 'F2' })));
    const report = await take(lheo(formation({ numero: 'F1' }), formation({ numero: 'F2', title: null })));
    expect(report.closed).toEqual(none);
    expect(report.rejected).toHaveLength(1);
  });

  it('is counted: read = added + changed + unchanged + rejected, for any mix', async () => {
    const part = fc.record({
      numero: fc.constantFrom('F1', 'F2', 'F3', null),
      title: fc.constantFrom('Titre', null),
      siret: fc.constantFrom('12345678900012', 'x'),
      sessions: fc.array(
        fc
          .record({
            numero: fc.constantFrom('S1', 'S2', undefined),
            start: fc.constantFrom('20990101', '20990200', '2099', '21000101'),
          })
          .map(session),
        { minLength: 1, maxLength: 4 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const report = await take(lheo(...parts.map((each) => formation(each))));
        const sum = (kind: 'trainings' | 'sessions') =>
          report.added[kind] + report.changed[kind] + report.unchanged[kind];
        expect(sum('trainings') + report.rejected.filter((each) => each.kind === 'training').length).toBe(
          report.read.trainings,
        );
        expect(sum('sessions') + report.rejected.reduce((total, each) => total + each.sessions, 0)).toBe(
          report.read.sessions,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file that cannot be taken', () => {
  const good = lheo(formation({ numero: 'F1' }), formation({ numero: 'F2' }));
  const refused = async (content: string | Uint8Array, limits = {}): Promise<LheoRefusal> => {
    const path = await xml.write('attaque.xml', content);
    const before = await contents();
    const error = await importLheo(owner, [await xml.write('bon.xml', good), path], { limits }).then(
      () => null,
      (thrown: LheoRefusal) => thrown,
    );
    // The good file beside it has changed nothing either.
    expect(await contents()).toBe(before);
    expect(error).not.toBeNull();
    expect(error?.message).toContain('Rien n’a été modifié.');
    return error as LheoRefusal;
  };
  const bomb = `<?xml version="1.0"?><!DOCTYPE lheo [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><lheo xmlns="${NAMESPACE}"><offres>${formation({ title: '&b;' })}</offres></lheo>`;
  const external = `<?xml version="1.0"?><!DOCTYPE lheo SYSTEM "file:///etc/passwd"><lheo xmlns="${NAMESPACE}"/>`;

  it.each<[RefusalCode, string, string | Uint8Array]>([
    ['doctype', 'billion laughs', bomb],
    ['doctype', 'external entity', external],
    ['malformed', 'undeclared entity', lheo(formation({ title: '&rien;' }))],
    ['malformed', 'crossed tags', lheo('<formation><a></formation></a>')],
    ['malformed', 'NUL byte', lheo(formation({ title: 'a\u0000b' }))],
    ['malformed', 'two roots', `${good}<lheo/>`],
    ['malformed', 'not XML at all', 'PK\u0003\u0004 nothing'],
    ['truncated', 'cut in the middle', good.slice(0, good.length - 40)],
    ['empty', 'empty', ''],
    ['notLheo', 'another root', '<rss xmlns="http://lheo.gouv.fr/2.3"/>'],
    ['namespaceMissing', 'no namespace', '<lheo><offres/></lheo>'],
    ['namespaceUnknown', 'another version', '<lheo xmlns="http://www.lheo.org/1.3"><offres/></lheo>'],
    ['misplaced', 'an offer out of place', `<lheo xmlns="${NAMESPACE}">${formation()}</lheo>`],
    ['noOffer', 'no offer at all', lheo()],
    ['encodingUnknown', 'an encoding of its own', good.replace('UTF-8', 'EBCDIC-FR')],
    ['encodingUnknown', 'UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le')],
    [
      'encodingBroken',
      'Latin-1 under UTF-8',
      Buffer.from(good.replace('logistique', 'électricité'), 'latin1'),
    ],
    ['tooDeep', 'depth bomb', lheo(formation({ extra: '<extras>'.repeat(5_000) }))],
    ['textTooLong', 'a text of 50 MB', lheo(formation({ text: 'x'.repeat(50 * 2 ** 20) }))],
    ['textTooLong', 'a comment of 5 MB', lheo(`<!-- ${'x'.repeat(5 * 2 ** 20)} -->`, formation())],
    ['textTooLong', 'an attribute of 5 MB', lheo(`<formation numero="${'x'.repeat(5 * 2 ** 20)}"/>`)],
    [
      'offerTooLarge',
      'one offer of 350,000 elements',
      lheo(formation({ extra: '<extras/>'.repeat(350_000) })),
    ],
  ])('%s: %s', async (code, _what, content) => {
    const error = await refused(content);
    expect(error.why).toBe(code);
    expect(error.file).toBe('attaque.xml');
  });

  it('is refused beyond the limits of size and number', async () => {
    expect((await refused(good, { fileBytes: 500 })).why).toBe('tooLarge');
    expect(
      (
        await refused(lheo(...Array.from({ length: 9 }, (_, at) => formation({ numero: `F${at}` }))), {
          offers: 5,
        })
      ).why,
    ).toBe('tooManyOffers');
    const useless = lheo(...Array.from({ length: 900 }, () => formation({ numero: null })));
    expect((await refused(useless, { rejections: 100 })).why).toBe('tooManyRejections');
  });

  it('is refused when it does not exist, with the line otherwise', async () => {
    const error = await importLheo(owner, ['/nowhere/offre.xml']).catch((thrown: LheoRefusal) => thrown);
    expect(error).toMatchObject({ why: 'unreadable', file: 'offre.xml', line: null });
    expect((await refused(lheo(formation({ title: '&rien;' })))).line).toBe(6);
  });

  it('is refused wherever it is cut, and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: good.trimEnd().length - 1 }), async (at) => {
        const error = await refused(good.slice(0, at));
        expect(['truncated', 'malformed', 'noOffer']).toContain(error.why);
      }),
      { numRuns: 60 },
    );
  });

  it('can be interrupted', async () => {
    const stop = new AbortController();
    stop.abort();
    const path = await xml.write('bon.xml', good);
    await expect(importLheo(owner, [path], { signal: stop.signal })).rejects.toMatchObject({
      why: 'cancelled',
    });
    expect(await one('SELECT count(*)::int AS n FROM catalogue.training')).toEqual({ n: 0 });
  });
});

describe.skipIf(!existsSync(REAL))('the real files beside the checkout', () => {
  const files = [
    ['intercarif-daeu.xml', 1, 1],
    ['intercarif-lheo-index22.xml', 10, 10],
    ['intercarif-plaquiste.xml', 1, 2],
    ['onisep-bts-nrc-lheo22.xml', 1, 1],
    ['edof/edof-exemple-v7r0-extrait.xml', 1, 1],
  ] as const;

  it('are read whole, none dropped', async () => {
    const report = await importLheo(
      owner,
      files.map(([name]) => `${REAL}${name}`),
    );
    const total = (at: 1 | 2) => files.reduce((sum, file) => sum + file[at], 0);
    expect(report.rejected).toEqual([]);
    expect(report.read).toEqual({ trainings: total(1), sessions: total(2) });
    expect(report.added).toEqual(report.read);
    for (const [name, trainings, sessions] of files) {
      const text = readFileSync(`${REAL}${name}`, 'latin1');
      expect(text.match(/<(formation|resume-offre)[\s>]/g)).toHaveLength(trainings);
      expect(text.match(/<session[\s>]/g)).toHaveLength(sessions);
    }
    expect(
      await one(`SELECT starts_precision FROM catalogue.session JOIN catalogue.training USING (training_id)
      WHERE catalogue.training.number = '14_AF_0000036094_SE_0000116555'`),
    ).toMatchObject({ starts_precision: 'month' });
  });
});
