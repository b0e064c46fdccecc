import { expect, it } from 'vitest';
import { isMinor } from './is-minor.ts';

it.each([
  ['2008-05-10', '2026-05-09', true],
  ['2008-05-10', '2026-05-10', false],
  ['2008-02-29', '2026-02-28', true],
  ['2008-02-29', '2026-03-01', false],
  ['2010-01-01', '2026-11-24', true],
  ['1999-12-31', '2026-11-24', false],
  ['2008-02-30', '2026-11-24', null],
  ['2008-5-1', '2026-11-24', null],
  [undefined, '2026-11-24', null],
  [2008, '2026-11-24', null],
])('whoever was born on %s is a minor on %s: %s', (birthDate, day, minor) => {
  expect(isMinor(birthDate, day)).toBe(minor);
});
