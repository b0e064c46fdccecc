import { type Act, distinct, isListed, isOpened, type Measure } from '../act.ts';
import type { BeforeListLimits } from '../before-list.ts';
import { evaluate, RULES } from '../rules/index.ts';
import { type Agent, drawAgent, profileOf } from './agent.ts';
import { ATTACKS, type Attack } from './attacks.ts';
import { holdLists, type Toucher } from './hold-lists.ts';
import { providerDay } from './provider-day.ts';
import { randomOf } from './random.ts';
import { type Day, workingDay } from './working-day.ts';

const DAY = 86_400_000;
/** Monday 2 November 2026, midnight in Paris. */
const FIRST_DAY = Date.UTC(2026, 10, 1, 23);
const WORKING_DAYS = 21;

export interface FalseAlarms {
  agents: number;
  acts: number;
  /** By rule and measure: how many a month and agent. */
  perAgentMonth: Record<string, Partial<Record<Measure, number>>>;
  falseFreezes: number;
  /** Of 10,000 agents, in a month. */
  falseFreezesPer10000: number;
  /** Touches asked for before a page of names, a month and agent. */
  touchesForLists: number;
}

/** Reads why, clicks, touches; two seconds at the quickest. */
const BY_HAND: Toucher = { afterMs: 5_000, againMs: 1_200 };
/** Malware on the machine of an agent: as fast as it goes, or as slow as a hand. */
const BY_PROGRAM: Toucher = { afterMs: 40, againMs: 40 };

/** A month of agents who do nothing wrong. One alarm a rule, agent and day, at its heaviest measure. */
export function countFalseAlarms(o: {
  agents: number;
  seed: number;
  months?: number;
  limits?: BeforeListLimits;
}): FalseAlarms {
  const { agents, seed, months = 1, limits } = o;
  const alarms = new Map<string, Map<Measure, number>>(RULES.map((rule) => [rule.name, new Map()]));
  let acts = 0;
  let touches = 0;
  const frozen = new Set<string>();
  for (let number = 0; number < agents; number += 1) {
    const random = randomOf(seed * 1_000_003 + number);
    const agent = drawAgent(random);
    const profile = profileOf(agent, FIRST_DAY);
    for (let nth = 0; nth < WORKING_DAYS * months; nth += 1) {
      // Absent one day in nine.
      if (random.chance(0.11)) continue;
      const month = `${number}:${Math.floor(nth / WORKING_DAYS)}`;
      const shown = holdLists(workingDay(random, agent, dayOf(nth)), BY_HAND, limits);
      const day = shown.acts;
      touches += shown.asked;
      if (shown.frozenAt !== null) frozen.add(month);
      acts += day.length;
      for (const { rule, measure } of evaluate(day, profile)) {
        const of = alarms.get(rule);
        of?.set(measure, (of.get(measure) ?? 0) + 1);
        if (measure === 'freeze') frozen.add(month);
      }
    }
  }
  const agentMonths = agents * months;
  return {
    agents,
    acts,
    perAgentMonth: Object.fromEntries(
      [...alarms].map(([rule, of]) => [
        rule,
        Object.fromEntries([...of].map(([measure, n]) => [measure, n / agentMonths])),
      ]),
    ),
    falseFreezes: frozen.size,
    falseFreezesPer10000: (frozen.size / agentMonths) * 10_000,
    touchesForLists: touches / agentMonths,
  };
}

function dayOf(nth: number): Day {
  const week = Math.floor(nth / 5);
  const weekday = 1 + (nth % 5);
  const ofMonth = nth % WORKING_DAYS;
  return {
    at: FIRST_DAY + (week * 7 + weekday - 1) * DAY,
    weekday,
    lastOfMonth: ofMonth === WORKING_DAYS - 1,
    campaign: ofMonth === 7,
  };
}

/** What an attack had got when it was stopped. Null: it never was. */
export interface Caught {
  rule: string;
  measure: Measure;
  /** Number of the act, from 1. */
  act: number;
  /** Distinct people whose file was opened or a value of it shown, up to that act and with it. */
  opened: number;
  /** Distinct people whose name stood in a list or a search by then. */
  listed: number;
}

export interface Detection {
  attack: string;
  what: string;
  runs: number;
  acts: number;
  /** Over all runs, the worst one: that with the most people opened. `stop`: a touch or a freeze. */
  alert: Caught | null;
  stop: Caught | null;
  freeze: Caught | null;
  /** Runs in which it was frozen. */
  frozen: number;
}

/** Each attack many times, with other caseloads; the worst run of each is kept. */
export function measureDetection(o: { runs: number; seed: number; limits?: BeforeListLimits }): Detection[] {
  return ATTACKS.map((attack) => {
    const runs = Array.from({ length: o.runs }, (_, n) => runOnce(attack, o.seed * 7919 + n, o.limits));
    return {
      attack: attack.name,
      what: attack.what,
      runs: o.runs,
      acts: Math.max(...runs.map((run) => run.acts)),
      alert: worst(runs.map((run) => run.alert)),
      stop: worst(runs.map((run) => run.stop)),
      freeze: worst(runs.map((run) => run.freeze)),
      frozen: runs.filter((run) => run.freeze !== null).length,
    };
  });
}

/** Null when any run was never caught: the worst there is. */
function worst(caught: readonly (Caught | null)[]): Caught | null {
  return caught.reduce((a, b) =>
    a === null || b === null ? null : b.opened + b.listed > a.opened + a.listed ? b : a,
  );
}

const ROLE_OF = {
  manager: 'account_manager',
  provider: 'provider',
  counsellor: 'counsellor',
  fresh: 'counsellor',
} as const;

function runOnce(attack: Attack, seed: number, limits?: BeforeListLimits) {
  const random = randomOf(seed);
  const agent: Agent = { ...drawAgent(random), fresh: attack.who === 'fresh' };
  const profile = {
    ...profileOf(agent, FIRST_DAY),
    role: ROLE_OF[attack.who],
  };
  const written = attack.acts(random, agent.caseload, FIRST_DAY + 8 * DAY);
  // A thief who cannot touch is stopped where the list is held back; one who can is not.
  const without = holdLists(written, null, limits);
  const { acts, frozenAt } = holdLists(written, attack.patient ? BY_HAND : BY_PROGRAM, limits);
  const caught: Record<'alert' | 'stop' | 'freeze', Caught | null> = {
    alert: null,
    stop: null,
    freeze: null,
  };
  for (let end = 1; end <= acts.length && caught.freeze === null; end += 1) {
    const upTo = acts.slice(0, end);
    const found: { rule: string; measure: Measure }[] = evaluate(upTo, profile, end - 1);
    if (end === frozenAt) found.push({ rule: 'list_pages', measure: 'freeze' });
    if (end === without.stoppedAt) found.push({ rule: 'list_pages', measure: 'touch' });
    for (const { rule, measure } of found) {
      const now: Caught = { rule, measure, act: end, ...shownBy(upTo) };
      caught.alert ??= now;
      if (measure === 'touch' || measure === 'freeze') caught.stop ??= now;
      if (measure === 'freeze') caught.freeze ??= now;
    }
  }
  return { acts: acts.length, ...caught };
}

function shownBy(acts: readonly Act[]): { opened: number; listed: number } {
  return { opened: distinct(acts.filter(isOpened)), listed: distinct(acts.filter(isListed)) };
}

/** Months of training organisations that open their links by hand: how many had their sessions ended by a rule. */
export function countEndedProviders(o: { providers: number; seed: number }): {
  providers: number;
  links: number;
  warned: number;
  ended: number;
} {
  let [links, warned, ended] = [0, 0, 0];
  const profile = { ...PROVIDER, bornAt: FIRST_DAY - 300 * DAY };
  for (let number = 0; number < o.providers; number += 1) {
    const random = randomOf(o.seed * 1_000_003 + number);
    for (let nth = 0; nth < WORKING_DAYS; nth += 1) {
      const day = providerDay(random, dayOf(nth).at);
      links += day.filter((act) => act.op === 'identity.redeem_link').length;
      const found = evaluate(day, profile).filter(({ rule }) => rule === 'links_redeemed');
      if (found.some(({ measure }) => measure === 'freeze')) ended += 1;
      else if (found.length > 0) warned += 1;
    }
  }
  return { providers: o.providers, links, warned, ended };
}

const PROVIDER = { role: 'provider', probation: false, family: 0, usual: null, peers: null };
