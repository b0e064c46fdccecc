/**
 * Whether somebody born on `birthDate` was under eighteen on `day` (Code civil, art. 388); both are ISO dates. Who was
 * born on 29 February is of age on 1 March of a common year. Null: no date at all.
 */
export function isMinor(birthDate: unknown, day: string): boolean | null {
  if (typeof birthDate !== 'string' || !isDate(birthDate)) return null;
  const [year, rest] = [Number(birthDate.slice(0, 4)), birthDate.slice(4)];
  // Dates of this form compare as texts; `2022-02-29`, which never was, lies between 28 February and 1 March.
  return day < `${String(year + 18).padStart(4, '0')}${rest}`;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
