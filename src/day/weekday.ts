import type { Lang } from '../ui/index.ts';

/** « mar. » and « 16 », for the small calendar leaf. Paris time. */
export function weekdayShort(lang: Lang, at: Date): { weekday: string; day: string } {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Paris', ...options }).format(at);
  return { weekday: part({ weekday: 'short' }), day: part({ day: 'numeric' }) };
}
