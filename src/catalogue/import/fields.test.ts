import { describe, expect, it } from 'vitest';
import { emailAddress, europeanLevel, phoneNumber, position, webAddress, wholeNumber } from './fields.ts';
import { communeKey, departmentOf } from './fold.ts';
import { siretOf } from './siret.ts';

describe('fields of a LHEO file', () => {
  it.each([
    ['https://exemple.fr/a?b=1&c=2', 'https://exemple.fr/a?b=1&c=2'],
    ['www.exemple.fr', 'http://www.exemple.fr/'],
    ['exemple.fr:8080/x', 'http://exemple.fr:8080/x'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['ftp://exemple.fr', null],
    ['http://moi:secret@exemple.fr', null],
    ['http://local', null],
    ['deux mots', null],
    ['-', null],
  ])('web address %s', (text, expected) => expect(webAddress(text)).toBe(expected));

  it.each([
    ['contact@organisme.example', 'contact@organisme.example'],
    ['mailto:a.b@c.fr', 'a.b@c.fr'],
    ['a@b.fr\nBcc: c@d.fr', null],
    ['a@b.fr, c@d.fr', null],
    ['a b@c.fr', null],
    ['@c.fr', null],
  ])('e-mail %j', (text, expected) => expect(emailAddress(text)).toBe(expected));

  it('telephone', () => {
    expect(phoneNumber('0123456789')).toBe('01 23 45 67 89');
    expect(phoneNumber('+33 1 23 45 67 89')).toBe('+33 1 23 45 67 89');
    expect(phoneNumber('appeler le matin')).toBeNull();
  });

  it('SIRET', () => {
    expect(siretOf('123 123 123 00000')).toBe('12312312300000');
    expect(siretOf('1231231230000')).toBe('unreadable');
    expect(siretOf('00000000000000')).toBeNull();
    expect(siretOf(null)).toBeNull();
  });

  it('numbers, levels, positions', () => {
    expect(wholeNumber('35,5')).toBe(36);
    expect(wholeNumber('beaucoup')).toBeNull();
    expect(['0', '1', '4', '8', '13', '18', '99', null].map(europeanLevel)).toEqual([
      null,
      0,
      3,
      7,
      3,
      8,
      null,
      null,
    ]);
    expect(position('48,5', '2.29')).toEqual([48.5, 2.29]);
    expect(position('0', '0')).toBeNull();
    expect(position('91', '0')).toBeNull();
  });

  it.each([
    ['QUIMPERLÉ', 'quimperle'],
    ['Paris 14e Arrondissement', 'paris'],
    ['Lyon 3ème', 'lyon'],
    ['St-Ouvrard Cedex 9', 'saint ouvrard'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
  ])('commune %s', (name, key) => expect(communeKey(name)).toBe(key));

  it('departments', () => {
    expect(departmentOf('75114', null)).toBe('75');
    expect(departmentOf('2A004', null)).toBe('2A');
    expect(departmentOf(null, '20600')).toBe('2B');
    expect(departmentOf(null, '97411')).toBe('974');
    expect(departmentOf('00000', '00000')).toBeNull();
  });
});
