import type { Act } from '../act.ts';
import type { Random } from './random.ts';
import { Acts } from './write-acts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Attack {
  name: string;
  /** What the attacker does, for the report. */
  what: string;
  /** Which account it is done with. */
  who: 'counsellor' | 'fresh' | 'manager' | 'provider';
  /** Touches, where it can, as slowly as a hand does. */
  patient?: boolean;
  acts(random: Random, caseload: readonly number[], day: number): Act[];
}

/** One in so many numbers of a structure is invented. */
export const CANARY_EVERY = 25;
const LANES = 4;

const atNoon = (day: number) => day + 11 * HOUR;

/**
 * How the accounts of the replays are used, and quieter ways that the replays do not take. The first two write what
 * `src/replay/attackers/read-everything.ts` makes the server log; a test of the replays measures the same on a server.
 */
export const ATTACKS: readonly Attack[] = [
  {
    name: 'replay 2024-03, device',
    what: 'every door, then lists, then files to the bottom, four requests at once',
    who: 'counsellor',
    acts(random, caseload, day) {
      const acts = new Acts();
      const after = clockFrom(atNoon(day));
      acts.home(after(0), caseload);
      // Everybody there was sent to one training: the board names sixty of them at once.
      acts.board(after(50), caseload.slice(0, 60));
      for (const op of [
        'referral.list',
        'account.list',
        'request.list',
        'account.list',
        'account.worst_case',
      ])
        acts.add(after(25), op, op === 'referral.list' ? {} : { code: 'role' });
      acts.list25(after(25), caseload, 0);
      acts.open(after(25), caseload[0] ?? 0);
      for (let page = 0; page < 20; page += 1) acts.list25(after(8), caseload, page);
      readDeep(random, acts, caseload, after(0), 30);
      return acts.sorted();
    },
  },
  {
    name: 'replay 2025-12, device',
    what: 'an account manager’s account: invitations, approvals, then every door',
    who: 'manager',
    acts(_random, _caseload, day) {
      const acts = new Acts();
      const after = clockFrom(atNoon(day));
      for (let n = 0; n < 2; n += 1) {
        acts.add(after(40), 'account.request', { kind: 'account.invite' });
        acts.add(after(2), 'account.request', { kind: 'account.invite' });
        acts.add(after(40), 'request.list');
        acts.add(after(40), 'request.approve', { code: 'presence' });
      }
      for (const op of [
        'referral.list',
        'account.list',
        'request.list',
        'caseload.list',
        'dossier.open',
        'dossier.change',
      ])
        acts.refused(after(25), op, op.startsWith('account') || op.startsWith('request') ? 'state' : 'role');
      for (let n = 0; n < 60; n += 1) acts.refused(after(8), 'caseload.list');
      return acts.sorted();
    },
  },
  {
    name: 'files by number, fast',
    what: 'the caseload in the order of numbers, four at once, a value of each shown',
    who: 'counsellor',
    acts(random, caseload, day) {
      const acts = new Acts();
      readDeep(
        random,
        acts,
        [...caseload].sort((a, b) => a - b),
        atNoon(day),
        30,
      );
      return acts.sorted();
    },
  },
  {
    name: 'files shuffled, fast',
    what: 'the caseload in no order, four at once, a value of each shown',
    who: 'counsellor',
    acts(random, caseload, day) {
      const acts = new Acts();
      readDeep(random, acts, shuffled(random, caseload), atNoon(day), 30);
      return acts.sorted();
    },
  },
  paced('files shuffled, one a second', 1_000, 'counsellor'),
  paced('files shuffled, one in 5 s', 5_000, 'counsellor'),
  paced('files shuffled, one in 30 s', 30_000, 'counsellor'),
  paced('files shuffled, one in 3 min', 3 * MINUTE, 'counsellor'),
  paced('at night, one a minute', MINUTE, 'counsellor', 3),
  paced('a new account, one a second', 1_000, 'fresh'),
  lists('lists only, fast', 'page after page of the list, four at once; no file', 10),
  lists('lists only, one a second', 'page after page of the list; no file', 1_000),
  lists('lists only, one in 10 s', 'page after page of the list; no file', 10_000),
  lists('lists only, one a minute', 'page after page of the list; no file', MINUTE),
  links('links, all opened and then read', 80, 120, false),
  links('links, opened and read one by one', 80, 900, true),
  links('links, one in 15 s', 80, 15_000, true),
  {
    name: 'searches by letters',
    what: 'three letters at a time, four at once',
    who: 'counsellor',
    acts(random, caseload, day) {
      const acts = new Acts();
      for (let n = 0; n < 60; n += 1) {
        const hits = Array.from({ length: random.whole(0, 3) }, () => random.pick(caseload));
        acts.add(atNoon(day) + n * 30, 'dossier.search', { class: 'listed', who: hits, loose: true });
      }
      return acts.sorted();
    },
  },
  strangers('others’ files, numbers in sequence', 40, (n) => 500_000 + n),
  strangers('others’ files, one in 30 s', 30_000, (n) => 500_000 + 7 * n),
];

function lists(name: string, what: string, ms: number): Attack {
  return {
    name,
    what,
    who: 'counsellor',
    patient: ms >= 1_000,
    acts(random, caseload, day) {
      const acts = new Acts();
      // A thief meets a caseload as large as the budget of names.
      const wide = [...caseload, ...Array.from({ length: 400 }, () => random.whole(1_000_000, 2_000_000))];
      acts.home(atNoon(day), wide);
      for (let page = 0; page < 16; page += 1) acts.list25(atNoon(day) + 800 + page * ms, wide, page);
      return acts.sorted();
    },
  };
}

/** A training organisation's mailbox: each link opens one referral, whose page names one person. */
function links(name: string, count: number, ms: number, atOnce: boolean): Attack {
  return {
    name,
    what: `${count} one-time links of a training organisation`,
    who: 'provider',
    acts(_random, _caseload, day) {
      const acts = new Acts();
      const read = (at: number, n: number) => acts.add(at, 'candidate.view', { class: 'listed', who: [n] });
      for (let n = 0; n < count; n += 1) {
        const at = atNoon(day) + n * ms;
        acts.add(at, 'identity.redeem_link');
        if (atOnce) read(at + 40, n);
      }
      if (!atOnce) for (let n = 0; n < count; n += 1) read(atNoon(day) + count * ms + n * 60, n);
      return acts.sorted();
    },
  };
}

function paced(name: string, ms: number, who: Attack['who'], hour = 11): Attack {
  return {
    name,
    what: 'files one by one, in no order',
    who,
    acts(random, caseload, day) {
      const acts = new Acts();
      const most = who === 'fresh' ? 10 : 60;
      let at = day + hour * HOUR;
      for (const person of shuffled(random, caseload).slice(0, most)) {
        acts.open(at, person);
        acts.reveal(at + ms / 3, person);
        at += ms * random.between(0.8, 1.2);
      }
      return acts.sorted();
    },
  };
}

function strangers(name: string, ms: number, number: (n: number) => number): Attack {
  return {
    name,
    what: 'people whom the account does not follow: all refused',
    who: 'counsellor',
    acts(random, _caseload, day) {
      const acts = new Acts();
      for (let n = 0; n < 80; n += 1)
        acts.stranger(
          atNoon(day) + n * ms * random.between(0.9, 1.1),
          number(n),
          random.chance(1 / CANARY_EVERY),
        );
      return acts.sorted();
    },
  };
}

/** Each file, its e-mail address and its France Travail number: three requests, on four lanes. */
function readDeep(random: Random, acts: Acts, people: readonly number[], from: number, msEach: number): void {
  people.slice(0, 90).forEach((person, n) => {
    const at = from + Math.floor(n / LANES) * 3 * msEach + random.between(0, msEach / 2);
    acts.open(at, person);
    acts.reveal(at + msEach, person);
    acts.reveal(at + 2 * msEach, person, true);
  });
}

function shuffled(random: Random, list: readonly number[]): number[] {
  return list
    .map((value) => ({ value, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** A clock that is moved on by what each request takes. */
function clockFrom(start: number): (ms: number) => number {
  let at = start;
  return (ms) => {
    at += ms;
    return at;
  };
}
