import type { AppContext } from '../ui/index.ts';

/** What a browser sent, text fields only: a file or a repeated field counts as nothing. */
export type Form = Readonly<Record<string, string>>;

export async function readForm(c: AppContext): Promise<Form> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The fields of a larger cap, as `budget.raise` takes them; what is no whole number is null, which the kernel refuses. */
export function readRaise(form: Form): { class: string; people: number | null; hours: number | null } {
  const whole = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : null);
  return { class: form.class ?? '', people: whole(form.people), hours: whole(form.hours) };
}

/** `2026-03-22` in Paris, its first moment or the one after its last; null for what is no day. */
export function parisMidnight(day: string, after: 0 | 1): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== day) return null;
  noon.setUTCDate(noon.getUTCDate() + after);
  const date = noon.toISOString().slice(0, 10);
  // Midnight is one or two hours before that of UTC: whichever of the two Paris calls midnight of that day.
  for (const hours of [1, 2]) {
    const at = new Date(Date.parse(`${date}T00:00:00Z`) - hours * 3_600_000);
    if (parisClock.format(at) === `${date} 00:00`) return at.toISOString();
  }
  return null;
}

const parisClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});
