import { frenchText, type Lang, t } from '../../ui/index.ts';

/** Whom a notice greets: the person, who decides for the person, or either where the year alone does not tell. */
export type Greeting = 'person' | 'guardians' | 'either';

/** From this age on somebody decides alone about their data (GDPR art. 8; law of 6 January 1978, art. 45). */
const OF_AGE = 15;

/**
 * By the year of birth, which is opened with the name: the day of birth is another class of data, and opening it for a
 * greeting would show more than it needs. In the year of the fifteenth birthday the year does not tell.
 */
export function greetingFor(birthYear: number | undefined, at: Date): Greeting {
  if (birthYear === undefined) return 'person';
  const turns = at.getUTCFullYear() - birthYear;
  if (turns > OF_AGE) return 'person';
  return turns === OF_AGE ? 'either' : 'guardians';
}

/** The first lines of a notice. To guardians it says whom « vous » means: the notice speaks to the person. */
export function greetingLines(
  lang: Lang,
  { greeting, name, givenName }: { greeting: Greeting; name: string; givenName: string },
): string[] {
  const say = (text: string) => (lang === 'fr' ? frenchText(text) : text);
  if (greeting === 'person') return [say(t(lang, 'notices.letter.hello', { name: givenName }))];
  return [
    say(
      t(lang, greeting === 'guardians' ? 'notices.letter.helloGuardians' : 'notices.letter.helloEither', {
        name,
        ofName: lang === 'fr' ? ofName(name) : `of ${name}`,
      }),
    ),
    say(t(lang, 'notices.letter.you', { name: givenName })),
  ];
}

/** « d’Idriss », « de Camille ». Before an H both are said: it keeps « de ». */
function ofName(name: string): string {
  return /^[aeiouyœæ]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
