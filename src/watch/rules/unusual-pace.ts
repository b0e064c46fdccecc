import { type Act, distinct, firstOf, isOpened, type Profile, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Many people, for the hour or for the pace of this account and of its peers. A hand that opens tabs does eight in five
 * seconds, not in two; and shows a value, which takes a purpose and a click, on one person at a time.
 */
export const unusualPace: Rule = {
  name: 'unusual_pace',
  look(acts, profile) {
    const last = acts.at(-1);
    if (last === undefined || !isOpened(last)) return null;
    const opened = (ms: number, which: (act: Act) => boolean = isOpened) => within(acts, ms).filter(which);
    const machine = opened(2 * SECOND);
    const revealed = opened(10 * SECOND, isRevealed);
    // Whoever copies numbers into a table of their own takes nine seconds for each, or more.
    const copied = opened(MINUTE, isRevealed);
    const minute = opened(MINUTE);
    const tabs = opened(15 * SECOND);
    const odd = isUsualHour(last.at, profile) ? [] : opened(15 * MINUTE);
    const hour = opened(60 * MINUTE);
    return firstOf(
      ['freeze', distinct(machine) >= 8, machine],
      ['freeze', distinct(revealed) >= 5, revealed],
      ['freeze', distinct(copied) >= 8, copied],
      ['freeze', distinct(minute) >= 24, minute],
      ['touch', distinct(tabs) >= 14, tabs],
      ['touch', distinct(odd) >= 10, odd],
      ['warn', distinct(hour) > paceOf(profile), hour],
    );
  },
};

const isRevealed = (act: Act): boolean => isOpened(act) && act.op.endsWith('.reveal');

/** People in an hour that nobody needs to explain. */
function paceOf({ usual, peers }: Profile): number {
  return Math.max(20, 3 * (usual?.hour ?? 0), 2 * (peers ?? 0));
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** Whether the account has acted in this hour on one day in twenty; without ten days to judge by: six to twenty-one. */
export function isUsualHour(at: number, { usual }: Profile): boolean {
  const hour = parisHour(at);
  if (usual === null || usual.days < 10) return hour >= 6 && hour < 21;
  return (usual.hours[hour] ?? 0) * 20 >= usual.days;
}

/** Read for each act, and costly to ask for: an hour of the clock is the same for all its acts. */
let known = { slot: -1, hour: 0 };
function parisHour(at: number): number {
  const slot = Math.floor(at / 3_600_000);
  if (known.slot !== slot) known = { slot, hour: Number(clock.format(at)) };
  return known.hour;
}
