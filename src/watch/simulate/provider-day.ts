import type { Act } from '../act.ts';
import type { Random } from './random.ts';
import { Acts } from './write-acts.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

/**
 * One day of a training organisation. Assumptions, none measured: three links a day, one by one; a batch one day in ten (6
 * to 20 mails of a campaign), each read for 8 to 60 s; one batch in four opened in tabs first, at most 12 of them,
 * 2.5 to 6 s each, since each takes a click in the mail and a button on its page.
 */
export function providerDay(random: Random, day: number): Act[] {
  const acts = new Acts();
  const open = (at: number, seen: number) => {
    const person = random.whole(1000, 900_000);
    acts.add(at, 'identity.redeem_link');
    acts.add(seen, 'candidate.view', { class: 'listed', who: [person] });
  };
  for (let n = random.poisson(3); n > 0; n -= 1) {
    const at = day + random.between(8.5, 17.5) * HOUR;
    open(at, at + 300);
  }
  if (random.chance(0.1)) {
    const tabs = random.chance(0.25);
    let at = day + random.between(9, 16) * HOUR;
    for (let n = tabs ? random.whole(6, 12) : random.whole(6, 20); n > 0; n -= 1) {
      open(at, at + 300);
      at += tabs ? random.between(2.5, 6) * SECOND : random.between(8, 60) * SECOND;
    }
  }
  return acts.sorted();
}
