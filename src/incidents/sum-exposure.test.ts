import { describe, expect, it } from 'vitest';
import type { Exposure } from './incident.ts';
import { sumExposure } from './sum-exposure.ts';

const words = ['phone', 'summary', 'class:listed', 'class:contact'];
const bits = (has: string[], accounts: number[]) =>
  String(
    has.reduce((sum, word) => sum | (1n << BigInt(words.indexOf(word))), 0n) |
      accounts.reduce((sum, n) => sum | (1n << BigInt(Math.min(62, words.length + n))), 0n),
  );

const exposure = (groups: Exposure['groups'], accounts = ['7', '8']): Exposure => ({
  words,
  accounts,
  moment: 'hour',
  people: groups.reduce((sum, group) => sum + group[3], 0),
  canaries: 0,
  groups,
  kinds: [
    ['caseload.list', null, 2, '2027-03-15T01:05:00Z', '2027-03-15T04:10:00Z', true],
    ['caseload.list', 'budget_account', 40, '2027-03-15T04:00:00Z', '2027-03-15T05:00:00Z', false],
    ['contact.reveal', 'presence', 2, '2027-03-15T03:00:00Z', '2027-03-15T03:00:00Z', false],
  ],
  structures: { '1': 'Val d’Aubrelle' },
});

describe('the sums of an exposure', () => {
  it('count each person once per field, per account and per moment, and fill the empty hours', () => {
    const sum = sumExposure(
      exposure([
        ['1', bits(['summary', 'class:listed'], [0]), '2027-03-15T01:00:00Z', 3, 3],
        [
          '1',
          bits(['summary', 'phone', 'class:listed', 'class:contact'], [0, 1]),
          '2027-03-15T04:00:00Z',
          2,
          9,
        ],
      ]),
    );
    expect(sum.fields).toEqual([
      { word: 'summary', people: 5 },
      { word: 'phone', people: 2 },
    ]);
    expect(sum.classes).toEqual([
      { word: 'listed', people: 5 },
      { word: 'contact', people: 2 },
    ]);
    expect(sum.byAccount).toEqual([5, 2]);
    expect(sum.bySet).toEqual([
      { accounts: [0], people: 3 },
      { accounts: [0, 1], people: 2 },
    ]);
    expect(sum.moments.map((one) => one.people)).toEqual([3, 0, 0, 2]);
    expect(sum.structures).toEqual([{ name: 'Val d’Aubrelle', people: 5 }]);
    expect([sum.refusals, sum.firstRefusalAt]).toEqual([42, '2027-03-15T03:00:00Z']);
    expect([sum.firstAt, sum.lastAt]).toEqual(['2027-03-15T01:05:00Z', '2027-03-15T04:10:00Z']);
  });

  it('are empty for nobody', () => {
    const sum = sumExposure({ ...exposure([]), kinds: [] });
    expect([sum.people, sum.moments, sum.bySet, sum.firstAt]).toEqual([0, [], [], null]);
  });

  it('put the accounts beyond the last bit together: the drawing is coarser, no person is lost', () => {
    const many = Array.from({ length: 70 }, (_, n) => String(n));
    const sum = sumExposure(exposure([['1', bits(['summary'], [69]), '2027-03-15T01:00:00Z', 4, 4]], many));
    expect(sum.people).toBe(4);
    expect(sum.byAccount[0]).toBe(0);
    expect(sum.byAccount[69]).toBe(4);
  });
});
