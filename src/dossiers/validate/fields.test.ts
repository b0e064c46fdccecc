import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress, checkPostcode, showAddress } from './address.ts';
import { ageOn, checkBirthDate, checkDate } from './birth-date.ts';
import { checkEmail } from './email.ts';
import { checkFranceTravailId } from './france-travail-id.ts';
import { checkName } from './names.ts';
import { checkPhone, showPhone } from './phone.ts';
import type { Check } from './result.ts';
import { checkLine, checkParagraphs, textLimits } from './text.ts';

const said = <T>(check: Check<T>): T | string => (check.ok ? check.value : check.code);

describe('names', () => {
  test.each([
    ['  Maëlle ', 'Maëlle'],
    ["N'Guessan", 'N’Guessan'],
    ['d’Artois-Le Guen', 'd’Artois-Le Guen'],
    ['Nguyễn Thị', 'Nguyễn Thị'],
    ['محمد', 'محمد'],
    ['Łukasz', 'Łukasz'],
    ['Jr.', 'Jr.'],
    ['', 'required'],
    ['R2D2', 'name_characters'],
    ['Anne--Lise', 'name_characters'],
    ['<b>Anne</b>', 'name_characters'],
    ['Anne\u0000', 'control_characters'],
    ['Anne\u202Eesil', 'control_characters'],
    ['a'.repeat(81), 'too_long'],
  ])('%j → %j', (raw, expected) => expect(said(checkName(raw))).toBe(expected));
});

describe('phone', () => {
  test.each([
    ['06 39 98 41 27', '+33639984127'],
    ['06.39.98.41.27', '+33639984127'],
    ['+33 6 39 98 41 27', '+33639984127'],
    ['0033 6 39 98 41 27', '+33639984127'],
    ['01 99 00 12 34', '+33199001234'],
    ['+32 470 12 34 56', '+32470123456'],
    ['', 'required'],
    ['06 39 98 41', 'phone_format'],
    ['06 39 98 41 27\nBcc: x', 'phone_format'],
    ['15', 'phone_format'],
    ['0899 70 00 00', 'phone_premium'],
  ])('%j → %j', (raw, expected) => expect(said(checkPhone(raw))).toBe(expected));
  test('is shown as people read it', () => {
    expect(showPhone('+33639984127').replace(/\s/gu, ' ')).toBe('06 39 98 41 27');
    expect(showPhone('+32470123456').replace(/\s/gu, ' ')).toBe('+32 470 12 34 56');
  });
  test('what is shown can be typed again', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (n) => {
        const stored = `+3363998${String(n).padStart(4, '0')}`;
        expect(said(checkPhone(showPhone(stored)))).toBe(stored);
      }),
    ));
});

describe('e-mail', () => {
  test.each([
    ['idriss.valcombe@Exemple.FR', 'idriss.valcombe@exemple.fr'],
    ['a+b@mail.exemple.fr', 'a+b@mail.exemple.fr'],
    ['', 'required'],
    ['a@b', 'email_domain'],
    ['a@exemple..fr', 'email_domain'],
    ['a@-exemple.fr', 'email_domain'],
    ['a@127.0.0.1', 'email_domain'],
    ['a b@exemple.fr', 'email_format'],
    ['a@exemple.fr, b@exemple.fr', 'email_format'],
    ['Anne <a@exemple.fr>', 'email_format'],
    ['a@exemple.fr\nBcc: b@exemple.fr', 'control_characters'],
    ['a@exemple.fr\r\n', 'control_characters'],
    [`${'a'.repeat(65)}@exemple.fr`, 'email_format'],
    [`a@${'b'.repeat(250)}.fr`, 'too_long'],
  ])('%j → %j', (raw, expected) => expect(said(checkEmail(raw))).toBe(expected));
  test('an accepted address holds one @ at most quoted nowhere, and no space or control', () =>
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const check = checkEmail(raw);
        if (check.ok) expect(check.value).toMatch(/^[^\s@,;<>]+@[^\s@,;<>]+$/);
      }),
    ));
});

describe('address', () => {
  test.each([
    ['01000', '01000'],
    ['20 000', '20000'],
    ['97400', '97400'],
    ['98713', '98713'],
    ['00100', 'address_postcode'],
    ['96000', 'address_postcode'],
    ['7500', 'address_postcode'],
    ['75A01', 'address_postcode'],
  ])('postcode %j → %j', (raw, expected) => expect(said(checkPostcode(raw))).toBe(expected));
  test('tells every problem at once', () =>
    expect(checkAddress({ lines: ' ', postcode: '1', city: '12' })).toEqual({
      ok: false,
      problems: { lines: 'address_line', postcode: 'address_postcode', city: 'address_city' },
    }));
  test('is shown on one line', () => {
    const check = checkAddress({
      lines: 'Bât. B\r\n12 rue des Écluses',
      postcode: '48990',
      city: 'Port-Vautrin',
    });
    expect(check.ok && showAddress(check.value)).toBe('Bât. B, 12 rue des Écluses, 48990 Port-Vautrin');
  });
});

describe('dates', () => {
  const today = '2027-03-15';
  test.each([
    ['2006-05-14', '2006-05-14'],
    ['14/05/2006', '2006-05-14'],
    ['29/02/2008', '2008-02-29'],
    ['29/02/2007', 'birth_date_unreal'],
    ['31/04/2006', 'birth_date_unreal'],
    ['14-05-06', 'birth_date_format'],
    ['2027-03-16', 'birth_date_future'],
    ['2012-03-16', 'birth_date_too_young'],
    ['2012-03-15', '2012-03-15'],
    ['1996-03-16', '1996-03-16'],
    ['1996-03-15', 'birth_date_too_old'],
    ['1995-03-15', 'birth_date_too_old'],
    ['', 'required'],
  ])('%j → %j', (raw, expected) => expect(said(checkBirthDate(raw, today))).toBe(expected));
  test('age', () =>
    expect([ageOn('2004-02-29', '2027-02-28'), ageOn('2004-02-29', '2027-03-01')]).toEqual([22, 23]));
  test('every real day is accepted in both notations', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          expect(said(checkDate(iso))).toBe(iso);
          expect(said(checkDate(iso.split('-').reverse().join('/')))).toBe(iso);
        },
      ),
    ));
});

describe('France Travail identifier', () => {
  test.each([
    ['1234567a', '1234567A'],
    ['1234567 8', '12345678'],
    ['12345678901', '12345678901'],
    ['123456A', 'france_travail_id_format'],
    ['1234567É', 'france_travail_id_format'],
    ['', 'required'],
  ])('%j → %j', (raw, expected) => expect(said(checkFranceTravailId(raw))).toBe(expected));
});

describe('free text', () => {
  test('a note keeps its paragraphs and nothing invisible', () => {
    expect(said(checkParagraphs('Un.  \r\n\r\n\r\n\r\nDeux.\n', { max: 99 }))).toBe('Un.\n\nDeux.');
    expect(said(checkParagraphs('a\u0007', { max: 99 }))).toBe('control_characters');
    expect(said(checkParagraphs(' \n ', { max: 99 }))).toBe('required');
  });
  test('the limit counts characters, not bytes or halves of an emoji', () => {
    expect(checkParagraphs('🙂'.repeat(textLimits.note), { max: textLimits.note }).ok).toBe(true);
    expect(said(checkParagraphs('🙂'.repeat(textLimits.note + 1), { max: textLimits.note }))).toBe(
      'too_long',
    );
  });
  test('is stable: checking what was stored changes nothing', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const once = checkLine(raw, { max: 200 });
        if (once.ok) expect(checkLine(once.value, { max: 200 })).toEqual(once);
      }),
    ));
});
