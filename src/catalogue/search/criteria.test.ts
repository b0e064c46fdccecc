import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCriteria, searchHref } from './criteria.ts';
import { parsePlace } from './typed-place.ts';

const read = (query: string) => readCriteria(new URLSearchParams(query));

describe('a place as typed', () => {
  it.each([
    ['Port-Vautrin, 25 km', { kind: 'commune', key: 'port vautrin', radiusKm: 25, department: null }],
    ['port vautrin 25km', { kind: 'commune', key: 'port vautrin', radiusKm: 25 }],
    ['Saint-Ouvrard (48)', { kind: 'commune', key: 'saint ouvrard', department: '48', radiusKm: null }],
    ['48990', { kind: 'postalCode', postalCode: '48990', radiusKm: null }],
    ['48990, 10 km', { kind: 'postalCode', radiusKm: 10 }],
    ['48', { kind: 'department', code: '48' }],
    ['2a', { kind: 'department', code: '2A' }],
    ['Lozère', { kind: 'department', code: '48' }],
    ['cotes d armor', { kind: 'department', code: '22' }],
    ['Paris 14e arrondissement', { kind: 'commune', key: 'paris' }],
  ])('%s', (text, expected) => expect(parsePlace(text)).toMatchObject(expected));

  it.each([
    ['Port-Vautrin, 0 km', 'radius'],
    ['Port-Vautrin, 900 km', 'radius'],
    ['25 km', 'unclear'],
    ['???', 'unclear'],
    ['123', 'unclear'],
  ])('%s is refused', (text, why) => expect(parsePlace(text)).toBe(why));
});

describe('the criteria of a search', () => {
  it('come back from their own address', () => {
    const { criteria, errors } = read(
      'q=soudure&lieu=48990&debut=3m&places=1&niveau=cap&niveau=bac&rythme=plein&rome=h2913&formacode=31845&tri=debut&page=2&pour=12-34&apres=2027-01-02',
    );
    expect(errors).toEqual([]);
    const again = readCriteria(new URL(searchHref(criteria, { page: 2 }), 'http://x').searchParams);
    expect(again.criteria).toEqual(criteria);
    expect(criteria).toMatchObject({ rome: 'H2913', levels: ['cap', 'bac'], person: '12-34', page: 2 });
  });

  it.each([
    ['rome=12', 'rome'],
    ['formacode=12', 'formacode'],
    ['apres=2027-02-31', 'apres'],
    ['apres=2027-03-01&avant=2027-02-01', 'avant'],
    ['lieu=%3F', 'lieu'],
    [`q=${'a'.repeat(201)}`, 'q'],
  ])('%s is an error of its field', (query, field) =>
    expect(read(query).errors.map((each) => each.field)).toEqual([field]),
  );

  it('count what is no choice as none', () => {
    const { criteria, errors } = read('tri=<script>&niveau=x&debut=9m&page=-1&pour=1%20or%201=1&places=yes');
    expect(errors).toEqual([]);
    expect(searchHref(criteria)).toBe('/formations');
  });

  it('never throw', () => {
    const keys = fc.constantFrom(
      'q',
      'lieu',
      'debut',
      'apres',
      'avant',
      'rome',
      'formacode',
      'page',
      'pour',
      'niveau',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.string({ maxLength: 40 }))), (pairs) => {
        const { criteria } = readCriteria(new URLSearchParams(pairs));
        expect(searchHref(criteria)).toMatch(/^\/formations(\?|$)/);
      }),
    );
  });
});
