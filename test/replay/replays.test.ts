import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Figures,
  REPLAYS,
  type ReplayName,
  runReplays,
  STRENGTHS,
  type Strength,
} from '../../src/replay/index.ts';

const PEOPLE = 20_000;
/** The budget of one counsellor in a day: `gate.cap` (docs/operations/settings.md). */
const BUDGET = { listed: 400, contact: 60, identifier: 20, document: 0 };

let all: Figures[] = [];
let duplicates = { asked: 0, yes: 0, no: 0 };
beforeAll(async () => {
  const { figures, oracles } = await runReplays({ replays: REPLAYS, strengths: STRENGTHS, people: PEOPLE });
  all = figures;
  if (oracles) duplicates = oracles.duplicates;
}, 1_200_000);

function of(replay: ReplayName, strength: Strength): Figures {
  const found = all.find((one) => one.replay === replay && one.strength === strength);
  if (!found) throw new Error(`${replay} ${strength} did not run`);
  return found;
}

describe('the control', () => {
  // Otherwise the attack is too weak to prove anything.
  it.each(REPLAYS)('loses everybody to %s', (replay) => {
    for (const strength of STRENGTHS) expect(of(replay, strength).control.exposed).toBe(PEOPLE);
  });
});

describe('2025-12-missions-locales', () => {
  it.each(STRENGTHS)(
    'with the %s of an account manager: nobody is exposed, no new account can be used',
    (s) => {
      const { ecluse } = of('2025-12-missions-locales', s);
      expect(ecluse.exposed).toBe(0);
      expect(ecluse.accountsUsable).toBe(0);
    },
  );
});

describe('2024-03-helpdesk', () => {
  it.each(['password', 'session'] as const)('with the %s of a counsellor: nobody is exposed', (s) => {
    expect(of('2024-03-helpdesk', s).ecluse.exposed).toBe(0);
  });

  it('with the device of a counsellor: that counsellor’s own budget, and not one person more', () => {
    const { exposed, byClass } = of('2024-03-helpdesk', 'device').ecluse;
    for (const name of ['listed', 'contact', 'identifier', 'document'] as const)
      expect(byClass[name], name).toBeLessThanOrEqual(BUDGET[name]);
    expect(exposed).toBeLessThanOrEqual(BUDGET.listed + BUDGET.contact + BUDGET.identifier);
    // An attack that is too weak would prove nothing: this one uses each budget up, and most of it on others.
    expect(exposed).toBeGreaterThan(BUDGET.listed + BUDGET.contact / 2);
    expect(byClass).toEqual(BUDGET);
  });
});

describe('2025-10-documents', () => {
  it.each(['password', 'session'] as const)('with the %s of 31 young people: nobody is exposed', (s) => {
    expect(of('2025-10-documents', s).ecluse.exposed).toBe(0);
  });

  it('with their devices: their own pages, and nobody beside them; there are no documents', () => {
    const { exposed, byClass } = of('2025-10-documents', 'device').ecluse;
    expect(exposed).toBe(31);
    expect(byClass).toEqual({ listed: 31, contact: 0, identifier: 0, document: 0 });
  });
});

describe('2025-07-provider', () => {
  it.each(['password', 'session'] as const)(
    'with the %s of a training organisation’s agent: nobody is exposed',
    (s) => {
      expect(of('2025-07-provider', s).ecluse.exposed).toBe(0);
    },
  );

  it('with the device: of the 80 people sent to it, as many as its budget of a day', () => {
    const { exposed, byClass, accountsUsable } = of('2025-07-provider', 'device').ecluse;
    expect(exposed).toBe(50);
    expect(byClass).toEqual({ listed: 50, contact: 30, identifier: 0, document: 0 });
    expect(accountsUsable).toBe(0);
  });
});

describe('the watch', () => {
  it('alerts about a device that reads at full speed, and takes its access away before its budget is used up', () => {
    const { ecluse, watched } = of('2024-03-helpdesk', 'device');
    expect(ecluse.actsToAlert).toBeGreaterThan(0);
    expect(ecluse.actsToFreeze).toBeGreaterThanOrEqual(ecluse.actsToAlert ?? 0);
    expect(watched.exposed ?? Number.POSITIVE_INFINITY).toBeLessThan(ecluse.exposed);
  });

  it('alerts about an organisation that opens all its links at once', () => {
    const { ecluse, watched } = of('2025-07-provider', 'device');
    expect(ecluse.actsToAlert).toBeGreaterThan(0);
    expect(watched.exposed ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(ecluse.exposed);
  });

  it('has nobody to alert about when the attacker got no session', () => {
    for (const replay of REPLAYS) {
      const { ecluse, watched } = of(replay, 'password');
      expect(ecluse).toMatchObject({ actsToAlert: null, actsToFreeze: null });
      expect(watched.exposed).toBeNull();
    }
  });
});

it('the check for duplicates answers so many questions, and no more', () => {
  expect(duplicates.asked).toBe(300);
  expect(duplicates.yes + duplicates.no).toBe(40);
  expect(duplicates.yes).toBeGreaterThan(0);
});

it('the log names exactly whom each attacker saw', () => {
  for (const one of all)
    expect(one.exposureList, `${one.replay} ${one.strength}`).toEqual({ missed: 0, extra: 0 });
});
