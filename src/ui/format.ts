/** Dates, hours and numbers as people read them. Always Paris time, whatever the server's. */
import type { Lang } from './env.ts';

const ZONE = 'Europe/Paris';
const DAY_MS = 86_400_000;
const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An instant, or a calendar day `2027-03-15` as the database gives it. */
export type When = Date | string;

// Each format is made once: making one costs many times its use.
const formats = new Map<string, Intl.DateTimeFormat>();
const numberFormats: Record<Lang, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR'),
  en: new Intl.NumberFormat('en-GB'),
};
const relativeFormats = {
  auto: relativeIn('auto'),
  always: relativeIn('always'),
};

function relativeIn(numeric: 'auto' | 'always'): Record<Lang, Intl.RelativeTimeFormat> {
  return {
    fr: new Intl.RelativeTimeFormat('fr', { numeric }),
    en: new Intl.RelativeTimeFormat('en', { numeric }),
  };
}

function parts(lang: Lang, options: Intl.DateTimeFormatOptions, date: Date): Map<string, string> {
  const key = lang + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: ZONE, ...options });
    formats.set(key, format);
  }
  return new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
}

/** A calendar day is taken at noon UTC: the same day in Paris in summer and in winter. */
function instant(when: When): Date {
  if (typeof when !== 'string') return when;
  return new Date(CALENDAR_DAY.test(when) ? `${when}T12:00:00Z` : when);
}

function dayOfMonth(lang: Lang, day: string): string {
  return lang === 'fr' && day === '1' ? '1er' : day;
}

/**
 * The name of a Mission Locale as the subject of a sentence: French wants its article (« La Mission Locale de … »).
 * `place`: at the start of the sentence, or within it. Other names stand as they are.
 */
export function withArticle(lang: Lang, name: string, place: 'start' | 'within' = 'start'): string {
  if (lang !== 'fr' || !/^mission locale\b/i.test(name)) return name;
  return `${place === 'start' ? 'La' : 'la'} ${name}`;
}

export function formatNumber(lang: Lang, value: number): string {
  return numberFormats[lang].format(value);
}

/** The calendar day in Paris: `2027-03-15`. */
export function parisDay(when: When): string {
  const p = parts('en', { year: 'numeric', month: '2-digit', day: '2-digit' }, instant(when));
  return `${p.get('year')}-${p.get('month')}-${p.get('day')}`;
}

/** `15 mars 2027`; without the year when it is this one: `15 mars`. */
export function formatDate(lang: Lang, when: When, now: Date = new Date()): string {
  const date = instant(when);
  const p = parts(lang, { day: 'numeric', month: 'long', year: 'numeric' }, date);
  const short = `${dayOfMonth(lang, p.get('day') ?? '')} ${p.get('month')}`;
  return parisDay(date).slice(0, 4) === parisDay(now).slice(0, 4) ? short : `${short} ${p.get('year')}`;
}

/**
 * Both ends of a stretch of time: `6 avril`, `2 juillet 2027`. The first year is left out only when it
 * is the second's: « du 11 juin au 27 novembre 2027 » never means a beginning a year earlier.
 */
export function formatDateRange(lang: Lang, from: When, to: When): { from: string; to: string } {
  const end = instant(to);
  const begin = instant(from);
  // A day of another year than the one said makes formatDate say it.
  const sayYear = new Date(Date.UTC(Number(parisDay(end).slice(0, 4)) + 1, 5, 1));
  return { from: formatDate(lang, begin, end), to: formatDate(lang, end, sayYear) };
}

/** `lundi 15 mars 2027`, the year always there. */
export function formatLongDate(lang: Lang, when: When): string {
  const p = parts(lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, instant(when));
  return `${p.get('weekday')} ${dayOfMonth(lang, p.get('day') ?? '')} ${p.get('month')} ${p.get('year')}`;
}

/** `10 h 42` (`10 h` on the hour) in French, `10:42` in English. */
export function formatTime(lang: Lang, when: When): string {
  const p = parts(lang, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }, instant(when));
  const hour = Number(p.get('hour'));
  const minute = p.get('minute') ?? '00';
  if (lang === 'en') return `${String(hour).padStart(2, '0')}:${minute}`;
  return minute === '00' ? `${hour} h` : `${hour} h ${minute}`;
}

/** `vendredi 12 mars, 16 h 10`. */
export function formatDateTime(lang: Lang, when: When, now: Date = new Date()): string {
  const weekday = parts(lang, { weekday: 'long' }, instant(when)).get('weekday') ?? '';
  return `${weekday} ${formatDate(lang, when, now)}, ${formatTime(lang, when)}`;
}

/** Whole calendar days in Paris from `now` to `when`: yesterday is -1. */
export function daysFromNow(when: When, now: Date = new Date()): number {
  return Math.round((Date.parse(parisDay(when)) - Date.parse(parisDay(now))) / DAY_MS);
}

/** `aujourd’hui`, `hier`, `demain`, `il y a 4 jours`, `dans 3 jours`. */
export function formatRelativeDay(lang: Lang, when: When, now: Date = new Date()): string {
  const days = daysFromNow(when, now);
  return relativeFormats[Math.abs(days) < 2 ? 'auto' : 'always'][lang].format(days, 'day').replace("'", '’');
}

/** First letter in capitals, for a date that opens a sentence. */
export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** `MT` for Maëlle Tournebois. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word?.charAt(0).toLocaleUpperCase('fr') ?? '').join('');
}
