import type { Profile } from '../act.ts';
import type { Random } from './random.ts';

/** One invented counsellor: how they work, which is what makes a rule wrong or right about them. */
export interface Agent {
  /** Numbers of the people followed, in the order of the list. */
  caseload: number[];
  startHour: number;
  endHour: number;
  interviews: number;
  /** How many of them have a referral that lives. */
  onBoard: number;
  /** Opens several files in tabs, then reads them. */
  opensTabs: boolean;
  worksEvenings: boolean;
  laptop: boolean;
  /** Less than a fortnight in the job, with the small budget. */
  fresh: boolean;
}

/**
 * Draws an agent. Assumptions: 60 to 140 people each; three in ten were imported lately, so that the list is in the
 * order of numbers; one in five opens tabs; one in twenty works in the evening; half have a laptop; one in fifty is new.
 */
export function drawAgent(random: Random): Agent {
  const size = random.whole(60, 140);
  const first = random.whole(1000, 900_000);
  const imported = random.chance(0.3);
  const caseload = Array.from({ length: size }, (_, n) =>
    imported ? first + n : random.whole(1000, 900_000),
  );
  return {
    caseload,
    startHour: random.between(8, 9.5),
    endHour: random.between(16.75, 18.25),
    interviews: random.between(3.5, 7),
    onBoard: random.whole(5, 40),
    opensTabs: random.chance(0.2),
    worksEvenings: random.chance(0.05),
    laptop: random.chance(0.5),
    fresh: random.chance(0.02),
  };
}

/** What the nightly job would have learnt about this agent. */
export function profileOf(agent: Agent, now: number): Profile {
  const hours: number[] = Array.from({ length: 24 }, (_, hour) =>
    hour >= Math.floor(agent.startHour) && hour <= Math.floor(agent.endHour) ? 36 : 0,
  );
  if (agent.worksEvenings) for (const hour of [19, 20, 21]) hours[hour] = 5;
  const fresh = agent.fresh;
  return {
    role: 'counsellor',
    bornAt: now - (fresh ? 6 : 900) * 86_400_000,
    probation: fresh,
    family: 0,
    usual: fresh ? null : { days: 40, hours, hour: 4, day: 16 },
    peers: 5,
  };
}
