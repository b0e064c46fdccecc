import { formatDateTime, frenchText, type Lang, t, withArticle } from '../../ui/index.ts';
import { showCode } from '../codes.ts';
import { type NoticeFacts, seenFields, WORTH_SAYING } from './facts.ts';

/** One part of a notice: e-mail and letter draw the same parts. */
export interface Section {
  title: string;
  paragraphs: string[];
  bullets: string[];
}

/** What a notice says, part by part, as GDPR art. 34(2) asks: what, whom to ask, consequences, measures. */
export function noticeSections(lang: Lang, facts: NoticeFacts): Section[] {
  const seen = seenFields(facts.seen);
  const say = (text: string) => (lang === 'fr' ? frenchText(text) : text);
  // What the supervisors wrote stands as it is: in the English half, it is said to be French.
  const written = (text: string) => t(lang, 'notices.letter.asWritten', { text });
  const notSeen = WORTH_SAYING.filter((field) => !seen.includes(field));
  const section = (title: string, paragraphs: string[], bullets: string[] = []): Section => ({
    title: say(title),
    paragraphs: paragraphs.map(say),
    bullets: bullets.map(say),
  });
  return [
    section(t(lang, 'notices.letter.whatTitle'), [
      written(facts.happened),
      t(lang, 'notices.letter.when', {
        structure: withArticle(lang, facts.structure, 'within'),
        from: formatDateTime(lang, facts.firstAt),
        to: formatDateTime(lang, facts.lastAt),
      }),
    ]),
    section(
      t(lang, 'notices.letter.seenTitle'),
      [],
      [
        ...seen.map((field) => t(lang, `notices.field.${field}`)),
        t(lang, 'notices.letter.notSeen', {
          fields: [
            ...notSeen.map((field) => t(lang, `notices.short.${field}`)),
            t(lang, 'notices.short.password'),
          ].join(', '),
        }),
      ],
    ),
    section(t(lang, 'notices.letter.doTitle'), [], adviceFor(lang, seen)),
    section(t(lang, 'notices.letter.measuresTitle'), [written(facts.measures)]),
    section(t(lang, 'notices.letter.rightsTitle'), [
      t(lang, 'notices.letter.contact', { contact: written(facts.contact) }),
      t(lang, 'notices.letter.rights'),
    ]),
    section(t(lang, 'notices.letter.trueTitle'), [
      t(lang, 'notices.letter.verify', { code: showCode(facts.code), url: `${facts.publicUrl}/verifier` }),
    ]),
  ];
}

/** What to do, by what was seen; the first holds for everybody. */
function adviceFor(lang: Lang, seen: readonly string[]): string[] {
  const has = (...fields: string[]) => fields.some((field) => seen.includes(field));
  return [
    t(lang, 'notices.advice.always'),
    ...(has('email', 'phone') ? [t(lang, 'notices.advice.contact')] : []),
    ...(has('nir') ? [t(lang, 'notices.advice.nir')] : []),
    ...(has('birthDate', 'nir', 'documents') ? [t(lang, 'notices.advice.identity')] : []),
    ...(has('franceTravailId') ? [t(lang, 'notices.advice.franceTravailId')] : []),
    ...(has('address') ? [t(lang, 'notices.advice.address')] : []),
    ...(has('note', 'situation', 'word') ? [t(lang, 'notices.advice.note')] : []),
  ];
}
