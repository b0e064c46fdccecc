import { describe, expect, it } from 'vitest';
import type { Profile } from '../act.ts';
import { Acts } from '../simulate/write-acts.ts';
import { evaluate, RULES } from './index.ts';

const DAY = 86_400_000;
/** Tuesday 3 November 2026, in Paris. */
const at = (hour: number) => Date.UTC(2026, 10, 3, hour - 1);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const usual = {
  days: 40,
  hours: Array.from({ length: 24 }, (_, h) => (h >= 8 && h <= 18 ? 36 : 0)),
  hour: 4,
  day: 16,
};
const profile: Profile = {
  role: 'counsellor',
  bornAt: at(9) - 900 * DAY,
  probation: false,
  family: 0,
  usual,
  peers: 5,
};

type Case = [what: string, measure: string, write: (acts: Acts) => void, given?: Partial<Profile>];

/** So many times, one after the other. */
const times = (count: number, everyMs: number, each: (at: number, n: number) => void, from = at(10)) => {
  for (let n = 0; n < count; n += 1) each(from + n * everyMs, n);
};
/** Of other roles than a counsellor's. */
const DOORS = ['account.list', 'request.list', 'account.worst_case'];
/** Numbers far from each other. */
const far = (n: number) => 1000 + ((n * 7919) % 90_000);

const CASES: Record<string, Case[]> = {
  canary: [
    ['somebody invented, refused', 'freeze', (a) => a.stranger(at(10), 5, true)],
    ['somebody real, refused', '-', (a) => a.stranger(at(10), 5)],
  ],
  many_refusals: [
    ['one old bookmark', '-', (a) => a.stranger(at(10), 5)],
    ['four in ten minutes', 'warn', (a) => times(4, MINUTE, (t, n) => a.stranger(t, far(n)))],
    ['six in ten minutes', 'touch', (a) => times(6, MINUTE, (t, n) => a.stranger(t, far(n)))],
    ['six within seconds', 'freeze', (a) => times(6, SECOND, (t, n) => a.stranger(t, far(n)))],
    ['twelve in ten minutes', 'freeze', (a) => times(12, 40 * SECOND, (t, n) => a.stranger(t, far(n)))],
    ['the same one, again and again', '-', (a) => times(20, SECOND, (t) => a.stranger(t, 5))],
    ['one door of another role', '-', (a) => a.refused(at(10), 'account.list')],
    ['two doors of another role', 'warn', (a) => times(2, 1, (t, n) => a.refused(t, DOORS[n] ?? ''))],
    [
      'three doors of another role, minutes apart',
      'touch',
      (a) => times(3, 2 * MINUTE, (t, n) => a.refused(t, DOORS[n] ?? '')),
    ],
    ['three doors of another role', 'freeze', (a) => times(3, 1, (t, n) => a.refused(t, DOORS[n] ?? ''))],
    [
      'namesakes met by a search',
      '-',
      (a) =>
        times(9, SECOND, (t, n) =>
          a.add(t, 'dossier.search', { class: 'listed', who: [far(n)], code: 'no_relationship' }),
        ),
    ],
  ],
  id_sequence: [
    ['strangers in sequence, slowly', 'freeze', (a) => times(5, MINUTE, (t, n) => a.stranger(t, 500 + n))],
    ['strangers in sequence, four', '-', (a) => times(4, MINUTE, (t, n) => a.stranger(t, 500 + n))],
    [
      'strangers, shuffled by four lanes',
      'freeze',
      (a) => times(5, 1, (t, n) => a.stranger(t, 500 + ((n * 3) % 5))),
    ],
    ['one’s own in sequence, by a machine', 'freeze', (a) => times(6, 200, (t, n) => a.open(t, 500 + n))],
    ['one’s own in sequence, as tabs', '-', (a) => times(9, 700, (t, n) => a.open(t, 500 + n))],
    ['ten tabs in sequence', 'touch', (a) => times(10, 700, (t, n) => a.open(t, 500 + n))],
    ['down an imported list', '-', (a) => times(12, 2 * MINUTE, (t, n) => a.open(t, 500 + n))],
  ],
  unusual_pace: [
    ['eight in two seconds', 'freeze', (a) => times(8, 200, (t, n) => a.open(t, far(n)))],
    ['eight in five seconds, as tabs', '-', (a) => times(8, 700, (t, n) => a.open(t, far(n)))],
    [
      'values of five people in ten seconds',
      'freeze',
      (a) => times(5, 2 * SECOND, (t, n) => a.reveal(t, far(n))),
    ],
    [
      'values copied into a table, nine seconds each',
      '-',
      (a) => times(7, 9 * SECOND, (t, n) => a.reveal(t, far(n))),
    ],
    ['fourteen tabs', 'touch', (a) => times(14, SECOND, (t, n) => a.open(t, far(n)))],
    ['a busy hour', '-', (a) => times(18, 3 * MINUTE, (t, n) => a.open(t, far(n)))],
    ['more than three busy hours in one', 'warn', (a) => times(22, 2 * MINUTE, (t, n) => a.open(t, far(n)))],
    ['ten at night', 'touch', (a) => times(10, MINUTE, (t, n) => a.open(t, far(n)), at(27))],
    ['four at night', '-', (a) => times(4, MINUTE, (t, n) => a.open(t, far(n)), at(27))],
    [
      'ten at an hour when this account often works',
      '-',
      (a) => times(10, MINUTE, (t, n) => a.open(t, far(n)), at(20)),
      { usual: { ...usual, hours: usual.hours.map((n, h) => (h === 20 ? 6 : n)) } },
    ],
  ],
  new_account: [
    [
      'seven in three seconds',
      'freeze',
      (a) => times(7, 400, (t, n) => a.open(t, far(n))),
      { probation: true },
    ],
    [
      'five in three seconds, as a browser that restores its windows',
      'touch',
      (a) => times(5, 500, (t, n) => a.open(t, far(n))),
      { bornAt: at(9) - 3 * DAY },
    ],
    ['the same of an old account', '-', (a) => times(5, 500, (t, n) => a.open(t, far(n)))],
    [
      'eight in ten minutes',
      'warn',
      (a) => times(8, MINUTE, (t, n) => a.open(t, far(n))),
      { probation: true },
    ],
  ],
  export_burst: [
    [
      'a caseload of a hundred, page after page',
      '-',
      (a) =>
        times(4, 1500, (t, p) =>
          a.list25(
            t,
            Array.from({ length: 100 }, (_, n) => n),
            p,
          ),
        ),
    ],
    [
      'four pages in one second',
      'freeze',
      (a) =>
        times(4, 100, (t, p) =>
          a.list25(
            t,
            Array.from({ length: 100 }, (_, n) => n),
            p,
          ),
        ),
    ],
    [
      'six home pages at once',
      '-',
      (a) =>
        times(6, 20, (t) =>
          a.home(
            t,
            Array.from({ length: 100 }, (_, n) => n),
          ),
        ),
    ],
    [
      'eight pages in half a minute',
      'slow',
      (a) =>
        times(8, 4 * SECOND, (t, p) =>
          a.list25(
            t,
            Array.from({ length: 400 }, (_, n) => n),
            p,
          ),
        ),
    ],
    ['exports in a row', 'touch', (a) => times(4, MINUTE, (t) => a.add(t, 'incident.export'))],
  ],
  search_letters: [
    ['a name in three spellings', '-', (a) => times(3, 5 * SECOND, (t) => a.search(t, null))],
    ['twelve in five minutes', 'warn', (a) => times(12, 20 * SECOND, (t) => a.search(t, null))],
    ['thirty in ten minutes', 'touch', (a) => times(30, 19 * SECOND, (t) => a.search(t, null))],
    ['twelve in twenty seconds', 'freeze', (a) => times(12, SECOND, (t) => a.search(t, null))],
  ],
  two_places: [
    [
      'a laptop that changes network',
      '-',
      (a) =>
        times(2, MINUTE, (t) =>
          a.add(t, 'identity.see_session', { code: 'session_moved', changed: ['network'] }),
        ),
    ],
    [
      'another machine, while this one is served',
      'touch',
      (a) => {
        a.open(at(10), 5);
        times(2, SECOND, (t) =>
          a.add(t + MINUTE, 'identity.see_session', {
            code: 'session_moved',
            changed: ['network', 'browser'],
          }),
        );
      },
    ],
    [
      'another machine, once',
      'warn',
      (a) => a.add(at(10), 'identity.see_session', { code: 'session_moved', changed: ['browser'] }),
    ],
  ],
  lineage_grows: [
    [
      'two invitations',
      '-',
      (a) => times(4, MINUTE, (t) => a.add(t, 'account.request', { kind: 'account.invite' })),
    ],
    [
      'six invitations',
      'warn',
      (a) => times(12, MINUTE, (t) => a.add(t, 'account.request', { kind: 'account.invite' })),
    ],
    [
      'fifteen invitations',
      'touch',
      (a) => times(30, MINUTE, (t) => a.add(t, 'account.request', { kind: 'account.invite' })),
    ],
  ],
  links_redeemed: [
    ['a morning’s mails', '-', (a) => times(12, 20 * SECOND, (t) => a.add(t, 'identity.redeem_link'))],
    ['nine in tabs', '-', (a) => times(9, 2 * SECOND, (t) => a.add(t, 'identity.redeem_link'))],
    ['ten within seconds', 'freeze', (a) => times(10, SECOND, (t) => a.add(t, 'identity.redeem_link'))],
    [
      'twenty-five in five minutes',
      'freeze',
      (a) => times(25, 11 * SECOND, (t) => a.add(t, 'identity.redeem_link')),
    ],
    [
      'fifteen in five minutes',
      'warn',
      (a) => times(15, 19 * SECOND, (t) => a.add(t, 'identity.redeem_link')),
    ],
    ['forty in an hour', 'warn', (a) => times(40, 80 * SECOND, (t) => a.add(t, 'identity.redeem_link'))],
    [
      'used-up ones',
      '-',
      (a) => times(30, SECOND, (t) => a.add(t, 'identity.redeem_link', { code: 'link_used' })),
    ],
  ],
  budget_refusals: [
    [
      'three',
      '-',
      (a) => times(3, MINUTE, (t) => a.add(t, 'dossier.open', { code: 'budget_account', who: [5] })),
    ],
    [
      'four',
      'warn',
      (a) => times(4, MINUTE, (t) => a.add(t, 'dossier.open', { code: 'budget_account', who: [5] })),
    ],
    [
      'twelve',
      'slow',
      (a) => times(12, 20 * SECOND, (t) => a.add(t, 'dossier.open', { code: 'budget_account', who: [5] })),
    ],
  ],
};

describe.each(RULES.map((rule) => rule.name))('%s', (rule) => {
  it.each(CASES[rule] ?? [])('%s: %s', (_, measure, write, given = {}) => {
    const acts = new Acts();
    write(acts);
    const found = evaluate(acts.sorted(), { ...profile, ...given }).find((one) => one.rule === rule);
    expect(found?.measure ?? '-').toBe(measure);
    if (found) expect(found.acts.length).toBeGreaterThan(0);
  });
});

it('every rule has cases, with and without a finding', () => {
  for (const { name } of RULES) {
    const measures = (CASES[name] ?? []).map(([, measure]) => measure);
    expect(measures, name).toContain('-');
    expect(new Set(measures).size, name).toBeGreaterThan(1);
  }
});

it('judges only what is new, and with what came before', () => {
  const acts = new Acts();
  times(3, 1, (t, n) => acts.refused(t, DOORS[n] ?? ''));
  const list = acts.sorted();
  expect(evaluate(list, profile, 3)).toEqual([]);
  expect(evaluate(list, profile, 2).map((one) => one.measure)).toContain('freeze');
});
