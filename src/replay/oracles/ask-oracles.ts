import { takeOver } from '../attackers/attack.ts';
import { Exposure } from '../exposure.ts';
import type { World } from '../load/layout.ts';
import type { Target } from '../serve.ts';
import { askDuplicates, type Duplicates } from './ask-duplicates.ts';
import { type Timing, timeAnswers } from './time-answers.ts';

/** What answers tell about the existence of somebody, beside what they show. */
export interface Oracles {
  duplicates: Duplicates;
  /** Empty when times were not compared. */
  timings: Timing[];
}

/** Attacks the answers themselves, with a counsellor's device: the strongest asker there is. */
export async function askOracles(
  ground: { target: Target; world: World; nextHome(): number; say: (line: string) => void },
  timing: boolean,
): Promise<Oracles> {
  const { target, world, say } = ground;
  const home = ground.nextHome();
  const seen = new Exposure(world.people);
  const { counsellor } = world.staffOf(home);
  const held = await takeOver({ target, world, strength: 'device', home, seen, control: false }, counsellor);
  if (held === null) throw new Error('the device opened nothing');
  const duplicates = await askDuplicates(held.visitor, world, home);
  say(`duplicate check: ${duplicates.yes} yes and ${duplicates.no} no to ${duplicates.asked} questions`);
  return { duplicates, timings: timing ? await timeAnswers(held.visitor, world, home, say) : [] };
}
