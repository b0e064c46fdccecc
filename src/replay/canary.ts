import type { DataClass } from './figures.ts';

/*
 * Each invented person carries words that stand nowhere else: one in the family name, one in the note and the e-mail
 * address, one in the France Travail number. Whatever door an answer came through, and whatever its shape, finding
 * the word in it tells who was exposed and in which class.
 */
const MARKS = { listed: 'q', contact: 'n', identifier: 't' } as const;
export type MarkedClass = keyof typeof MARKS;

const LETTERS = 6;
const FIRST = 'a'.charCodeAt(0);

/** The word of this person and class: `zqaaabcd`. */
export function canary(of: MarkedClass, person: number): string {
  let rest = person;
  let word = '';
  for (let i = 0; i < LETTERS; i += 1) {
    word = String.fromCharCode(FIRST + (rest % 26)) + word;
    rest = Math.floor(rest / 26);
  }
  return `z${MARKS[of]}${word}`;
}

// A whole word: random tokens in a page must not be taken for somebody.
const WORD = /(?<![\w-])z([qnt])([a-z]{6})(?![\w-])/gi;
const classOf: Readonly<Record<string, MarkedClass>> = { q: 'listed', n: 'contact', t: 'identifier' };

/** Every person whom this text tells something about. */
export function* canariesIn(text: string): Generator<{ of: DataClass; person: number }> {
  for (const [, mark = '', word = ''] of text.matchAll(WORD)) {
    const of = classOf[mark.toLowerCase()];
    if (of === undefined) continue;
    let person = 0;
    for (const letter of word.toLowerCase()) person = person * 26 + letter.charCodeAt(0) - FIRST;
    yield { of, person };
  }
}
