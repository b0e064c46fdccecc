const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2027-03-15T09:40` as a form sends it, in Paris; null for what is no moment, or one that the clock jumps over. */
export function parisMoment(text: string | undefined): Date | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return null;
  for (const hours of [1, 2]) {
    const at = new Date(Date.parse(`${text}Z`) - hours * 3_600_000);
    if (!Number.isNaN(at.getTime()) && parisField(at) === text.slice(0, 16)) return at;
  }
  return null;
}

/** A moment as a field of a form shows it. */
export function parisField(at: Date): string {
  return clock.format(at).replace(' ', 'T');
}
