/** GDPR art. 33(1): the authority is told at the latest 72 hours after the controller became aware. */
export const NOTIFY_HOURS = 72;
const HOUR_MS = 3_600_000;

export interface Clock {
  dueAt: Date;
  /** Whole minutes until then; negative: late by. */
  minutesLeft: number;
  minutesGone: number;
  /** 0 to 1. */
  part: number;
}

/** Where the 72 hours stand. Pure. */
export function readClock(knownAt: Date, now: Date): Clock {
  const dueAt = new Date(knownAt.getTime() + NOTIFY_HOURS * HOUR_MS);
  const minutesGone = Math.floor((now.getTime() - knownAt.getTime()) / 60_000);
  return {
    dueAt,
    minutesLeft: NOTIFY_HOURS * 60 - minutesGone,
    minutesGone,
    part: Math.min(1, Math.max(0, minutesGone / (NOTIFY_HOURS * 60))),
  };
}

/** `43 h 40`, `12 min`. */
export function sayMinutes(minutes: number): string {
  const all = Math.abs(minutes);
  const hours = Math.floor(all / 60);
  if (hours === 0) return `${all} min`;
  return all % 60 === 0 ? `${hours} h` : `${hours} h ${String(all % 60).padStart(2, '0')}`;
}
