import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/db/harness.ts';
import { fold } from '../import/fold.ts';
import { importLheo } from '../import/import-lheo.ts';
import { formation, lheo, session, xmlFolder } from '../testing/write-xml.ts';
import { readCriteria } from './criteria.ts';
import { findPlace } from './find-place.ts';
import { type SearchResult, searchSessions } from './search-sessions.ts';
import { readWords } from './typed-words.ts';

const TODAY = '2099-01-01';
const port: [number, number] = [44.56, 3.5];

let t: TestDatabase;

const OFFER = lheo(
  formation({
    numero: 'boulanger',
    title: 'CAP Boulanger',
    rome: ['D1102'],
    formacode: ['21538'],
    level: '13',
  }),
  formation({
    numero: 'boulangerie',
    title: 'Boulangerie : découvrir le métier',
    sessions: [session({ start: '20990801', end: '20990901' })],
  }),
  formation({
    numero: 'aide',
    title: 'Métiers de l’aide à domicile',
    rome: ['K1304'],
    level: '4',
    places: [{ town: 'Montcaval', postalCode: '48994', at: [44.47, 3.31] }],
  }),
  formation({
    numero: 'soudeur',
    title: 'Soudeuse, soudeur',
    rhythm: 'Alternance',
    places: [
      { town: 'Loinville', postalCode: '01000', at: [46.2, 5.2] },
      { town: 'Port-Vautrin', at: port },
    ],
  }),
  formation({
    numero: 'magasin',
    title: 'Magasinier',
    extra: '<certification><code-RNCP>RNCP34860</code-RNCP></certification>',
    places: [{ town: 'Sanscarte', postalCode: '48100' }],
  }),
  formation({
    numero: 'permanente',
    title: 'Remise à niveau',
    permanent: true,
    sessions: [session({ start: '20980101', end: '20991231' })],
  }),
  formation({
    numero: 'passee',
    title: 'Maçonnerie',
    sessions: [session({ start: '20980105', end: '20980301' })],
  }),
  formation({
    numero: 'complete',
    title: 'Œuvre d’art et bétons',
    sessions: [session({ state: '2' }), session({ start: '20990300', end: '99999999', state: '1' })],
  }),
);

beforeAll(async () => {
  t = await testDatabase();
  const xml = await xmlFolder();
  const owner: pg.Client = await t.db.owner();
  await importLheo(owner, [await xml.write('offre.xml', OFFER)]);
  await owner.end();
  await xml.remove();
});
afterAll(() => t.close());

// As the application's own role, as in the web process.
async function search(query: string): Promise<SearchResult & { numbers: string[] }> {
  const { criteria, errors } = readCriteria(new URLSearchParams(query));
  expect(errors).toEqual([]);
  const words = await readWords(t.db.app, criteria.q);
  const place = criteria.place === null ? null : await findPlace(t.db.app, criteria.place);
  if (words === 'nothing' || place?.kind === 'unknown') throw new Error('not a search');
  const result = await searchSessions(t.db.app, criteria, words, place, TODAY);
  const { rows } = await t.db.app.query<{ number: string; id: string }>(
    'SELECT number, training_id::text AS id FROM catalogue.training',
  );
  const numbers = result.found.map((each) => rows.find((row) => row.id === each.trainingId)?.number ?? '?');
  return { ...result, numbers };
}

describe('words', () => {
  it.each([
    ['boulanger', ['boulanger', 'boulangerie']],
    ['boulangère', ['boulanger', 'boulangerie']],
    ['BOULANGERIES', ['boulanger', 'boulangerie']],
    ['metier decouvrir', ['boulangerie']],
    ['aide à domicile', ['aide']],
    ['l’aide a domicile', ['aide']],
    ["l'aide", ['aide']],
    ['soudage', ['soudeur']],
    ['oeuvre', ['complete']],
    ['D1102', ['boulanger']],
    ['21538', ['boulanger']],
    ['RNCP 34860', ['magasin']],
    ['34860', ['magasin']],
    ['boulanger d1102', ['boulanger']],
    ['astronaute', []],
  ])('%s', async (q, expected) => {
    expect((await search(new URLSearchParams({ q }).toString())).numbers.sort()).toEqual(expected);
  });

  it('rank the very word first', async () => {
    expect((await search('q=boulanger')).numbers[0]).toBe('boulanger');
  });

  it.each(['de la', 'à', '++', '&|!', "'"])('%s: nothing to search for', async (q) => {
    expect(await readWords(t.db.app, q)).toBe('nothing');
  });

  it.each(["'; DROP TABLE catalogue.training; --", "a' & 'b:*", 'a\\b', '<script>', '%00', '(((', ':*'])(
    '%s is only words',
    async (q) => {
      await expect(search(new URLSearchParams({ q: `magasinier ${q}` }).toString())).resolves.toBeDefined();
    },
  );

  it('are folded in SQL as in the importer', async () => {
    const texts = ['L’Éclûse', 'ŒUVRE d’été', 'Saint-Ouvrard', 'Ærø ÿ', 'Noël 3D'];
    const { rows } = await t.db.app.query<{ folded: string[] }>(
      'SELECT array_agg(catalogue.fold(x) ORDER BY n) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS u(x, n)',
      [texts],
    );
    expect(rows[0]?.folded).toEqual(texts.map((each) => fold(each).replace('ø', 'o')));
  });
});

describe('places', () => {
  it('finds within the radius, with the distance, by the nearest place', async () => {
    const near = await search('lieu=Port-Vautrin, 10 km');
    expect(near.numbers).not.toContain('aide');
    expect(near.numbers).toContain('soudeur');
    const soudeur = near.found[near.numbers.indexOf('soudeur')];
    expect(soudeur?.sessions[0]).toMatchObject({ place: 'Port-Vautrin' });
    const wide = await search('lieu=Port-Vautrin, 25 km&tri=distance');
    expect(wide.numbers.at(-1)).toBe('aide');
    expect(Math.round(wide.found.at(-1)?.sessions[0]?.km ?? 0)).toBe(18);
  });

  it('finds by department, its name, a postal code', async () => {
    expect((await search('lieu=Ain')).numbers).toEqual(['soudeur']);
    expect((await search('lieu=01')).numbers).toEqual(['soudeur']);
    expect((await search('lieu=48994, 1 km')).numbers).toEqual(['aide']);
  });

  it('without coordinates, finds what is there', async () => {
    expect((await search('lieu=Sanscarte, 30 km')).numbers).toEqual(['magasin']);
  });

  it('tells an unknown commune, with the names that are near it in letters', async () => {
    const criteria = readCriteria(new URLSearchParams({ lieu: 'Port-Votrin' })).criteria;
    expect(criteria.place && (await findPlace(t.db.app, criteria.place))).toEqual({
      kind: 'unknown',
      name: 'Port-Votrin',
      suggestions: ['Port-Vautrin'],
    });
  });
});

describe('dates, places left, facets', () => {
  it('shows what is to come and what one may enter any day', async () => {
    const all = await search('');
    expect(all.numbers).toContain('permanente');
    expect(all.numbers).not.toContain('passee');
    expect((await search('passees=1')).numbers).toContain('passee');
    expect(all.trainings).toBe(7);
    expect(all.sessions).toBe(8);
  });

  it('bounds the start', async () => {
    expect((await search('debut=3m')).numbers).not.toContain('boulangerie');
    expect((await search('apres=2099-07-01&q=boulanger')).numbers).toEqual(['boulangerie']);
    expect((await search('avant=2099-02-01&q=boulanger')).numbers).toEqual(['boulanger']);
  });

  it('leaves out full sessions when only open ones are asked for', async () => {
    const open = await search('places=1&q=oeuvre');
    expect(open.found[0]?.sessions).toEqual([
      expect.objectContaining({ startsPrecision: 'month', endsPrecision: 'open', state: 'open' }),
    ]);
  });

  it('counts what each choice would leave, whatever its own group says', async () => {
    const chosen = await search('niveau=cap');
    expect(chosen.numbers.sort()).toEqual(['aide', 'boulanger']);
    expect(chosen.facets.levels).toEqual({ aucun: 5, cap: 2, bac: 0, bac2: 0, bac3: 0 });
    expect((await search('rythme=alternance')).numbers).toEqual(['soudeur']);
  });

  it('pages', async () => {
    expect((await search('page=2')).found).toEqual([]);
    expect((await search('page=2')).trainings).toBe(7);
  });
});

describe('the application’s role', () => {
  it('reads the offer and never writes it', async () => {
    await expect(t.db.app.query('UPDATE catalogue.session SET places_open = 9')).rejects.toMatchObject({
      code: '42501',
    });
  });
});
