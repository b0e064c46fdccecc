import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../../gate/index.ts';
import { formatText, isPlural } from './format-text.ts';
import { dictionaries, findText, type Texts } from './index.ts';

/** `referrals.states.sent` → text; lists count as one text an entry. */
function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] => {
    const path = `${prefix}${key}`;
    if (typeof value === 'string') return [[path, value]];
    if (Array.isArray(value)) return value.map((one: string, at) => [`${path}[${at}]`, one]);
    return flatten(value as Texts, `${path}/`);
  });
}

const french = flatten(dictionaries.fr);
const english = flatten(dictionaries.en);
const holes = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[:}]/g)].map((match) => match[1]))].sort();

describe('texts', () => {
  it('exist in both languages', () => {
    expect(english.map(([key]) => key).sort()).toEqual(french.map(([key]) => key).sort());
  });

  it('are never empty', () => {
    expect([...french, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('use the curved apostrophe in French and leave spacing to the filter', () => {
    const bad = french.filter(([, text]) => /\p{L}'\p{L}|[\u00a0\u202f]/u.test(text));
    expect(bad.map(([key]) => key)).toEqual([]);
  });

  it('ask for the same values in both languages', () => {
    const other = new Map(english);
    // A plural that one language does not need may leave its number out.
    const missing = french.filter(([key, text]) => {
      const theirs = holes(other.get(key) ?? '');
      return (
        holes(text).some((hole) => !theirs.includes(hole)) ||
        theirs.some((hole) => !holes(text).includes(hole))
      );
    });
    expect(missing.map(([key]) => key)).toEqual([]);
  });

  it('tell every refusal of the gate: what, why, what next, whom to ask', () => {
    for (const code of REFUSALS) {
      for (const part of ['title', 'why', 'next', 'whom']) {
        expect(findText('fr', `refusals.${code}.${part}`), `${code}.${part}`).not.toBeNull();
      }
    }
  });
});

describe('filling a text', () => {
  it('follows the plural of each language', () => {
    expect([0, 1, 1.9, 2].map((count) => isPlural('fr', count))).toEqual([false, false, false, true]);
    expect([0, 1, 2].map((count) => isPlural('en', count))).toEqual([true, false, true]);
    const text = '{count} {count:jeune suivi|jeunes suivis}';
    expect(formatText('fr', text, { count: 1 })).toBe('1 jeune suivi');
    expect(formatText('fr', text, { count: 1234 })).toBe('1\u202f234 jeunes suivis');
  });

  it('leaves a hole that has no value, and never reads a value as a text', () => {
    expect(formatText('fr', '{a} et {b}', { a: '{b}' })).toBe('{b} et {b}');
  });
});
