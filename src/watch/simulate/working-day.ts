import type { Act } from '../act.ts';
import type { Agent } from './agent.ts';
import type { Random } from './random.ts';
import { Acts } from './write-acts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Day {
  /** Midnight in Paris. */
  at: number;
  /** 1: Monday. */
  weekday: number;
  lastOfMonth: boolean;
  /** Everybody of the structure calls people about an offer. */
  campaign: boolean;
}

/**
 * One day of one agent. Every assumption stands here and in docs/watch.md, none is measured on real agents: interviews
 * around the agent's own mean, a fifth more on Mondays; calls, searches, reception duty one day in five; a day of
 * campaign, a month's end; tabs, restored windows, old bookmarks after a change of caseloads, links to doors of other
 * roles, evenings, laptops that change network, browsers that update.
 */
export function workingDay(random: Random, agent: Agent, day: Day): Act[] {
  const acts = new Acts();
  const { caseload } = agent;
  /** Identifiers want one of the last five minutes. */
  const touches: number[] = [];
  // A new agent has ten people a day to open.
  let left = agent.fresh ? 10 : 60;
  const moment = () => {
    let hour = random.between(agent.startHour, agent.endHour);
    if (hour > 12 && hour < 13.4) hour -= random.chance(0.5) ? 1.4 : -1.4;
    return day.at + hour * HOUR;
  };
  const meet = (at: number, person = random.pick(caseload)) => {
    if (left <= 0)
      return acts.add(at, 'dossier.open', { class: 'contact', who: [person], code: 'budget_account' });
    left -= 1;
    acts.open(at, person);
    const then = at + random.between(8_000, 4 * MINUTE);
    if (random.chance(0.6)) acts.reveal(then, person);
    if (random.chance(0.15)) {
      const shown = then + random.between(6_000, MINUTE);
      touches.push(shown - 5_000);
      acts.reveal(shown, person, true);
    }
    if (random.chance(0.7)) acts.add(then + 10 * MINUTE, 'note.add', { who: [person] });
    if (random.chance(0.2)) acts.add(then + 12 * MINUTE, 'referral.propose', { who: [person] });
  };

  acts.add(day.at + agent.startHour * HOUR - MINUTE, 'identity.sign_in');
  for (let n = random.whole(3, 12); n > 0; n -= 1) acts.home(moment(), caseload);
  // The board of referrals, once or twice a day: whoever was sent somewhere of late.
  for (let n = random.poisson(1.5); n > 0; n -= 1) acts.board(moment(), caseload.slice(0, agent.onBoard));
  const interviews = random.poisson(agent.interviews * (day.weekday === 1 ? 1.2 : 1));
  for (let n = Math.min(interviews, 12); n > 0; n -= 1) meet(moment());
  // Messages and calls between two interviews: somebody rings, their file is opened.
  for (let n = random.poisson(7); n > 0; n -= 1) meet(moment());
  for (let n = random.poisson(2); n > 0; n -= 1) leafThrough(random, acts, caseload, moment());
  const reception = random.chance(0.2);
  for (let n = random.poisson(reception ? 24 : 4); n > 0; n -= 1) {
    const at = moment();
    // A name is tried in two or three spellings.
    for (let tries = 0; tries <= random.run(0.35); tries += 1)
      acts.search(
        at + tries * random.between(4_000, 15_000),
        random.chance(0.6) ? random.pick(caseload) : null,
      );
  }

  if (agent.opensTabs && random.chance(0.35))
    openTabs(random, acts, caseload, moment(), Math.min(left, 3 + random.run(0.5)));
  if (day.campaign) {
    let at = day.at + (agent.startHour + 0.5) * HOUR;
    for (let n = random.whole(25, 45); n > 0; n -= 1) {
      meet(at);
      at += random.between(1.2 * MINUTE, 6 * MINUTE);
      if (n === 20) at += 1.5 * HOUR;
    }
  }
  // Telephone numbers copied into a table, one after the other: twice in three years.
  if (random.chance(1 / 400)) {
    let at = moment();
    for (let n = Math.min(left, random.whole(8, 30)); n > 0; n -= 1) {
      left -= 1;
      const person = random.pick(caseload);
      acts.open(at, person);
      acts.reveal(at + random.between(4_000, 6_000), person);
      at += random.between(9_000, 22_000);
    }
  }
  if (day.lastOfMonth) {
    const at = moment();
    leafThrough(random, acts, caseload, at, Math.ceil(caseload.length / 25));
    // Down the list, a look at each file that misses something.
    const from = random.whole(0, Math.max(0, caseload.length - 25));
    let then = at + MINUTE;
    for (const person of caseload.slice(from, from + random.whole(10, 25))) {
      if (left <= 0) break;
      left -= 1;
      acts.open(then, person);
      then += random.between(9_000, 90_000);
    }
  }
  // A browser that comes back with its windows, all at once.
  if (random.chance(0.02))
    for (let n = random.whole(2, 7); n > 0; n -= 1) {
      const at = day.at + (agent.startHour + 0.1) * HOUR + random.between(0, 2_500);
      if (random.chance(0.5)) acts.list25(at, caseload, random.whole(0, 2));
      else acts.open(at, random.pick(caseload));
    }
  oddities(random, acts, agent, day, moment);
  let touched = 0;
  for (const at of touches.sort((a, b) => a - b)) {
    if (at < touched + 5 * MINUTE) continue;
    acts.touch(at);
    touched = at;
  }
  return acts.sorted();
}

/** Page after page of one's own list, as fast as somebody looks for a name. */
function leafThrough(
  random: Random,
  acts: Acts,
  people: readonly number[],
  from: number,
  pages = 1 + random.run(0.4),
) {
  let at = from;
  for (let page = 0; page < Math.min(pages, Math.ceil(people.length / 25)); page += 1) {
    acts.list25(at, people, page);
    at += random.between(700, 9_000);
  }
}

function openTabs(random: Random, acts: Acts, people: readonly number[], from: number, count: number) {
  const first = random.whole(0, Math.max(0, people.length - count));
  let at = from;
  for (const person of people.slice(first, first + count)) {
    acts.open(at, person);
    at += random.between(350, 2_200);
  }
}

function oddities(random: Random, acts: Acts, agent: Agent, day: Day, moment: () => number): void {
  // After a caseload changed hands, once a year: old bookmarks and links in old mails.
  if (random.chance(1 / 250)) {
    let at = moment();
    for (let n = 1 + random.run(0.45); n > 0; n -= 1) {
      acts.stranger(at, random.whole(1000, 900_000));
      at += random.between(4_000, 60_000);
    }
  }
  // A link from a colleague: to a person who is not theirs, …
  if (random.chance(0.02)) acts.stranger(moment(), random.whole(1000, 900_000));
  // … typed by hand with an error: once in thirty years of work; one number in forty is invented.
  if (random.chance(1 / 7500)) acts.stranger(moment(), random.whole(1000, 900_000), random.chance(1 / 40));
  // … or to a page of another role; sometimes they try another one.
  if (random.chance(0.005)) {
    const doors = ['account.list', 'request.list', 'account.worst_case', 'account.lineage'];
    let at = moment();
    for (let n = 1 + random.run(0.03); n > 0; n -= 1) {
      acts.refused(at, random.pick(doors));
      at += random.between(5_000, MINUTE);
    }
  }
  if (agent.worksEvenings && random.chance(0.25)) {
    let at = day.at + random.between(19.2, 20.5) * HOUR;
    for (let n = random.whole(2, 9); n > 0; n -= 1) {
      acts.open(at, random.pick(agent.caseload));
      at += random.between(MINUTE, 8 * MINUTE);
    }
  }
  // Somebody else, once in two years, works at night before a deadline.
  if (random.chance(1 / 500)) {
    let at = day.at + random.between(21, 22.5) * HOUR;
    for (let n = random.whole(3, 14); n > 0; n -= 1) {
      acts.open(at, random.pick(agent.caseload));
      at += random.between(40_000, 6 * MINUTE);
    }
  }
  if (agent.laptop)
    for (let n = random.poisson(1.2); n > 0; n -= 1)
      acts.add(moment(), 'identity.see_session', { code: 'session_moved', changed: ['network'] });
  // A browser that was updated under a running session.
  if (random.chance(1 / 40)) {
    const at = moment();
    for (let n = 0; n <= random.run(0.4); n += 1)
      acts.add(at + n * 1_500, 'identity.see_session', { code: 'session_moved', changed: ['browser'] });
  }
}
