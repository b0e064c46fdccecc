import { formatLongDate, frenchText, t } from '../../ui/index.ts';
import { showCode } from '../codes.ts';
import type { NoticeFacts } from './facts.ts';
import { greetingLines } from './greeting.ts';
import { noticeSections, type Section } from './sections.ts';

/** What the template of the letter lays out: words only, nothing to decide. */
export interface LetterData {
  lang: 'fr';
  title: string;
  sender: string[];
  /** As NF Z 10-011 has it: at most six lines of 38 signs, the last one in capitals. */
  recipient: string[];
  date: string;
  codeLabel: string;
  code: string;
  hello: string[];
  lead: string;
  sections: Section[];
  english: string;
  mark: string | null;
}

export interface PostalAddress {
  name: string;
  lines: readonly string[];
  postcode: string;
  city: string;
}

const LINE = 38;
const LINES = 6;

/** A letter to one person; null when the address cannot be written on an envelope. */
export function composeLetter(facts: NoticeFacts, to: PostalAddress, at: Date): LetterData | null {
  const recipient = recipientOf(facts, to);
  if (recipient === null) return null;
  const say = (text: string) => frenchText(text);
  return {
    lang: 'fr',
    title: say(t('fr', 'notices.letter.subject')),
    sender: [facts.structure],
    recipient,
    date: say(t('fr', 'notices.letter.date', { date: formatLongDate('fr', at) })),
    codeLabel: say(t('fr', 'notices.letter.codeLabel')),
    code: showCode(facts.code),
    hello: greetingLines('fr', facts),
    lead: say(t('fr', facts.exercise ? 'notices.letter.exerciseLead' : 'notices.letter.lead')),
    sections: noticeSections('fr', facts),
    english: t('en', 'notices.letter.inEnglish', { url: `${facts.publicUrl}/verifier` }),
    mark: facts.exercise ? 'EXERCICE' : null,
  };
}

/** On the envelope as in the greeting, unless the address leaves no line for it: it arrives all the same. */
function recipientOf({ greeting }: NoticeFacts, to: PostalAddress): string[] | null {
  const guardians = greeting === 'guardians' ? [t('fr', 'notices.letter.guardians')] : [];
  return addressLines(to, guardians) ?? addressLines(to, []);
}

function addressLines(
  { name, lines, postcode, city }: PostalAddress,
  before: readonly string[],
): string[] | null {
  const place = `${postcode} ${city}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9 -]/g, ' ');
  const all = [...before, name, ...lines]
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .flatMap(wrap);
  if (!/^\d{5}$/.test(postcode) || city.trim() === '' || lines.length === 0) return null;
  if (all.length > LINES - 1) return null;
  return [...all, place.replace(/\s+/g, ' ').trim().slice(0, LINE)];
}

/** A line longer than the sorting machines read is broken between words. */
function wrap(line: string): string[] {
  const out: string[] = [];
  for (const word of line.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LINE) out[out.length - 1] = `${last} ${word}`;
    else out.push(word.slice(0, LINE));
  }
  return out;
}
