const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

function wallTime(at: Date): string {
  const p = new Map(wall.formatToParts(at).map((part) => [part.type, part.value]));
  return `${p.get('year')}-${p.get('month')}-${p.get('day')}T${p.get('hour')}:${p.get('minute')}`;
}

/**
 * The instant of a `datetime-local` value (`2027-03-18T14:00`) as read on a clock in Paris; null when it is no such
 * time: a day that does not exist, or the hour that spring skips.
 */
export function parisInstant(local: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  for (const offsetHours of [2, 1]) {
    const at = new Date(`${local}:00.000+0${offsetHours}:00`);
    if (!Number.isNaN(at.getTime()) && wallTime(at) === local) return at;
  }
  return null;
}

/** What a `datetime-local` input shows for an instant. */
export const parisLocal = wallTime;
