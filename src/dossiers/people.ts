import type { FieldValues } from '../gate/index.ts';
import { daysFromNow, findText, formatDate, langOf, parisDay, t, type Viewer } from '../ui/index.ts';
import type { RevealedPerson } from '../vault/index.ts';

/** Days without a contact after which somebody is to be called back; the kernel's `quiet` filter uses the same. */
export const quietDays = 30;

/** « Idriss Valcombe »; a dash when the summary is missing. */
export function fullName(values: Partial<FieldValues>): string {
  const { summary } = values;
  return summary ? `${summary.givenName} ${summary.familyName}` : '—';
}

/** The age reached in the year: the birth date itself is an identifier and stays sealed. Null when unknown. */
export function ageThisYear(values: Partial<FieldValues>, now: Date = new Date()): number | null {
  const year = values.summary?.birthYear;
  return year ? Number(parisDay(now).slice(0, 4)) - year : null;
}

/** « CEJ · Logistique, entrepôt »: what a list says of the situation. */
export function situationLine(values: Partial<FieldValues>): string {
  const { programme, project } = values.situation ?? {};
  return [programme, project].filter(Boolean).join(' · ');
}

/** « 12 mars, appel », or that no contact is noted. */
export function lastContact(c: Viewer, meta: RevealedPerson['meta']): string {
  if (!meta.lastContactOn) return t(c, 'dossiers.caseload.noContact');
  const date = formatDate(langOf(c), meta.lastContactOn);
  const kind = findText(c, `dossiers.kind.${meta.lastContactKind ?? ''}`);
  return kind ? `${date}, ${kind}` : date;
}

/** Days since the latest contact; null when none is noted. */
export function daysWithoutNews(meta: RevealedPerson['meta'], now: Date = new Date()): number | null {
  return meta.lastContactOn ? -daysFromNow(meta.lastContactOn, now) : null;
}
