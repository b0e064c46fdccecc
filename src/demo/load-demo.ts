import type pg from 'pg';
import { seeded } from '../seeded.ts';
import { createOperatorVault } from '../vault/index.ts';
import { plantCanaries } from '../watch/index.ts';
import { loadAgents } from './load-agents.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadIncident } from './load-incident.ts';
import { loadPeopleOf } from './load-people.ts';
import { demoCounsellors, demoPeopleCount } from './roster.ts';
import { isDone, markDone, runStep } from './steps.ts';

export interface DemoDeps {
  /** A connection of the owner, outside any transaction. */
  owner: pg.ClientBase;
  masterKeyFile: string;
  say?: (line: string) => void;
  /** How many of the young people are written so far. */
  onProgress?: (done: number, total: number) => void;
  now?: Date;
  /** Referrals in several states, through the acts themselves: from the referrals module. Runs once, last. */
  loadReferrals?: () => Promise<void>;
}

// Two processes that start on one database must not load the demo twice.
const lockKey = 48_990_300;

/**
 * Loads the invented Mission Locale: agents, 300 young people, a catalogue of 500 sessions and more, referrals.
 * Idempotent; a kill in the middle is completed by the next call; once complete, a call costs some milliseconds.
 */
export async function loadDemo(deps: DemoDeps): Promise<void> {
  const { owner, say = () => {}, now = new Date() } = deps;
  await owner.query('SELECT pg_advisory_lock($1)', [lockKey]);
  try {
    if (await isDone(owner, 'complete')) return;
    say('Loading the demo: invented people, invented trainings…');
    await runStep(owner, 'agents', () => loadAgents(owner));
    const vault = createOperatorVault(owner, deps.masterKeyFile);
    let from = 0;
    for (const agent of demoCounsellors) {
      const first = from;
      await runStep(owner, `people ${agent.email}`, () =>
        loadPeopleOf(owner, vault, {
          agent,
          from: first,
          now,
          planter: plantCanaries(owner, deps.masterKeyFile, { draw: drawFrom(48_900 + first) }),
        }),
      );
      from += agent.follows;
      deps.onProgress?.(from, demoPeopleCount);
    }
    if (!(await isDone(owner, 'catalogue'))) {
      await loadCatalogue(owner, now);
      await markDone(owner, 'catalogue');
    }
    if (deps.loadReferrals && !(await isDone(owner, 'referrals'))) {
      await deps.loadReferrals();
      await markDone(owner, 'referrals');
    }
    await runStep(owner, 'incident', () => loadIncident(owner, now));
    await markDone(owner, 'complete');
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [lockKey]).catch(() => {});
  }
}

/** The demo is the same at every first start, its canaries too; elsewhere the operating system draws them. */
function drawFrom(seed: number): (min: number, max: number) => number {
  const random = seeded(seed);
  return (min, max) => random.between(min, max - 1);
}
