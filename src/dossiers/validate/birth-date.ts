import { accept, type Check, refuse } from './result.ts';

/** Ages, in completed years, that a Mission Locale follows (16 to 25 by law; wider for schemes and disability). */
export const followedAges = { min: 15, max: 30 } as const;

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const french = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;

function parse(raw: string): { year: number; month: number; day: number } | null {
  const text = raw.trim();
  const [, y, m, d] = iso.exec(text) ?? [];
  if (y) return { year: Number(y), month: Number(m), day: Number(d) };
  const [, day, month, year] = french.exec(text) ?? [];
  return year ? { year: Number(year), month: Number(month), day: Number(day) } : null;
}

function isReal(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A real calendar date written 2006-05-14 or 14/05/2006; returned as 2006-05-14. */
export function checkDate(raw: string): Check<string> {
  if (raw.trim() === '') return refuse('required');
  const date = parse(raw);
  if (date === null) return refuse('birth_date_format');
  if (date.year < 1900 || !isReal(date.year, date.month, date.day)) return refuse('birth_date_unreal');
  const two = (part: number): string => String(part).padStart(2, '0');
  return accept(`${date.year}-${two(date.month)}-${two(date.day)}`);
}

/** Completed years on `today` (both ISO dates); the 29 February counts from 1 March in other years. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/**
 * The birth date of a young person: real, not in the future, and of an age that a Mission Locale follows.
 * Takes the raw text and today's ISO date; returns the ISO date.
 */
export function checkBirthDate(raw: string, today: string): Check<string> {
  const date = checkDate(raw);
  if (!date.ok) return date;
  if (date.value > today) return refuse('birth_date_future');
  const age = ageOn(date.value, today);
  if (age < followedAges.min) return refuse('birth_date_too_young');
  return age > followedAges.max ? refuse('birth_date_too_old') : date;
}
