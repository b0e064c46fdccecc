import { expect, test } from 'vitest';
import { checkAddress } from '../dossiers/validate/address.ts';
import { checkBirthDate } from '../dossiers/validate/birth-date.ts';
import { checkEmail } from '../dossiers/validate/email.ts';
import { checkFranceTravailId } from '../dossiers/validate/france-travail-id.ts';
import { checkName } from '../dossiers/validate/names.ts';
import { checkNir, nirAgainstBirthDate } from '../dossiers/validate/nir.ts';
import { checkPhone } from '../dossiers/validate/phone.ts';
import { inventPerson } from './invent-person.ts';
import { demoPeopleCount } from './roster.ts';

const people = Array.from({ length: demoPeopleCount }, (_, index) => inventPerson(index, '2027-03-15'));

test('three hundred different people', () => {
  expect(people).toHaveLength(300);
  const unique = (key: (person: (typeof people)[number]) => string): number => new Set(people.map(key)).size;
  expect(unique((p) => `${p.summary.givenName} ${p.summary.familyName}`)).toBe(300);
  expect([unique((p) => p.nir), unique((p) => p.phone), unique((p) => p.email)]).toEqual([300, 300, 300]);
});

test('every field passes the checks that counsellors’ entries pass', () => {
  for (const person of people) {
    expect(checkName(person.summary.givenName)).toEqual({ ok: true, value: person.summary.givenName });
    expect(checkName(person.summary.familyName)).toEqual({ ok: true, value: person.summary.familyName });
    expect(checkNir(person.nir)).toEqual({ ok: true, value: person.nir });
    expect(nirAgainstBirthDate(person.nir, person.birthDate)).toBeNull();
    expect(checkBirthDate(person.birthDate, '2027-03-15').ok).toBe(true);
    expect(checkPhone(person.phone)).toEqual({ ok: true, value: person.phone });
    expect(checkEmail(person.email)).toEqual({ ok: true, value: person.email });
    expect(checkFranceTravailId(person.franceTravailId).ok).toBe(true);
    expect(checkAddress({ ...person.address, lines: person.address.lines.join('\n') }).ok).toBe(true);
    expect(person.notes.length).toBeGreaterThan(0);
  }
});

test('nobody can be reached: numbers for fiction, addresses of exemple.fr, no birthplace that exists', () => {
  for (const person of people) {
    expect(person.phone).toMatch(/^\+3363998\d{4}$/);
    expect(person.email).toMatch(/@exemple\.fr$/);
    expect(person.nir.slice(5, 10)).toMatch(/^489[5-8]\d$/);
  }
});

test('the same index gives the same person', () =>
  expect(inventPerson(42, '2027-03-15')).toEqual(people[42]));
