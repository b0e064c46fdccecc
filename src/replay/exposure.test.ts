import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canariesIn, canary } from './canary.ts';
import { Exposure, PeopleSet } from './exposure.ts';

const classes = ['listed', 'contact', 'identifier'] as const;

describe('canaries', () => {
  it('tell person and class back, whatever the letters’ case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(...classes), (person, of) => {
        const word = canary(of, person);
        for (const text of [word, word.toUpperCase(), `<b>${word}</b>`, `${word}@exemple.fr`])
          expect([...canariesIn(text)]).toEqual([{ of, person }]);
      }),
    );
  });

  it('are not found inside random tokens', () => {
    expect([
      ...canariesIn(`x${canary('listed', 5)} ${canary('listed', 5)}9 a-${canary('listed', 5)}`),
    ]).toEqual([]);
  });
});

describe('exposure', () => {
  it('counts each person once, as a set does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 })), (people) => {
        const set = new PeopleSet(500);
        for (const person of people) set.add(person);
        expect(set.size).toBe(new Set(people).size);
        expect(people.every((person) => set.has(person))).toBe(true);
      }),
    );
  });

  it('takes a name in a dossier for contact, elsewhere for listed; and nobody for somebody who is not there', () => {
    const seen = new Exposure(10);
    expect(seen.read(canary('listed', 3), true)).toBe(1);
    expect(
      seen.read(`${canary('listed', 3)} ${canary('listed', 4)} ${canary('identifier', 99)}`, false),
    ).toBe(1);
    expect(seen.byClass()).toEqual({ listed: 2, contact: 1, identifier: 0, document: 0 });
    expect(seen.anyone.size).toBe(2);
  });
});
