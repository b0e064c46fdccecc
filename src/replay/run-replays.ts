import type { Attack, Loot } from './attackers/attack.ts';
import { attackDocuments } from './attackers/documents.ts';
import { attackHelpdesk } from './attackers/helpdesk.ts';
import { attackMissionsLocales } from './attackers/missions-locales.ts';
import { attackProvider } from './attackers/provider.ts';
import { Exposure } from './exposure.ts';
import { compareWithLog, lastEntry } from './exposure-list.ts';
import type { Figures, ReplayName, Strength } from './figures.ts';
import type { World } from './load/layout.ts';
import { loadWorld } from './load/load-world.ts';
import { openTarget, type Target } from './serve.ts';

export interface ReplayOptions {
  replays: readonly ReplayName[];
  strengths: readonly Strength[];
  people: number;
  say?: (line: string) => void;
  /** Ends the run: the instance is closed and its folder removed, then the run fails. */
  signal?: AbortSignal;
}

const ATTACKS: Readonly<Record<ReplayName, (attack: Attack) => Promise<Loot>>> = {
  '2025-12-missions-locales': attackMissionsLocales,
  '2025-10-documents': attackDocuments,
  '2025-07-provider': attackProvider,
  '2024-03-helpdesk': attackHelpdesk,
};

/**
 * Runs each replay at each strength against Écluse as shipped, each on a structure of its own, then each replay once
 * against the control: at `password`, the weakest, since whoever wins there with less wins with more.
 */
export async function runReplays(options: ReplayOptions): Promise<Figures[]> {
  const { people, replays, strengths } = options;
  const started = performance.now();
  const say = (line: string) =>
    options.say?.(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);
  const target = await openTarget();
  const stop = () => target.close();
  try {
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', stop, { once: true });
    const world = await loadWorld(target.owners, target.masterKeyFile, people, say, options.signal);
    say(`${people} people in ${world.structures} structures`);
    const shipped: Omit<Figures, 'control'>[] = [];
    let home = 0;
    for (const replay of replays) {
      for (const strength of strengths) {
        home = 1 + (home % world.structures);
        shipped.push(await againstShipped(target, world, { replay, strength, home, say }));
      }
    }
    await target.becomeControl();
    const lost = new Map<ReplayName, number>();
    for (const replay of replays) {
      const seen = new Exposure(people);
      home = 1 + (home % world.structures);
      await ATTACKS[replay]({ target, world, strength: 'password', home, seen, control: true });
      say(`${replay} control: ${seen.anyone.size} of ${people}`);
      lost.set(replay, seen.anyone.size);
    }
    // A server that is being closed refuses everything: no figure of a run that was cut short.
    options.signal?.throwIfAborted();
    return shipped.map(({ replay, strength, people: n, ...rest }) => ({
      replay,
      strength,
      people: n,
      control: { exposed: lost.get(replay) ?? 0 },
      ...rest,
    }));
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await target.close();
  }
}

async function againstShipped(
  target: Target,
  world: World,
  o: { replay: ReplayName; strength: Strength; home: number; say: (line: string) => void },
): Promise<Omit<Figures, 'control'>> {
  const { people } = world;
  const { replay, strength, home } = o;
  const seen = new Exposure(people);
  const afterEntry = await lastEntry(target.owner);
  const { accountsUsable, accounts } = await ATTACKS[replay]({
    target,
    world,
    strength,
    home,
    seen,
    control: false,
  });
  o.say(`${replay} ${strength}: ${seen.anyone.size} of ${people}`);
  return {
    replay,
    strength,
    people,
    // The monitor that raises alerts and freezes comes later: no figure until then.
    ecluse: {
      exposed: seen.anyone.size,
      byClass: seen.byClass(),
      accountsUsable,
      actsToAlert: null,
      actsToFreeze: null,
    },
    exposureList: await compareWithLog(target.owner, { accounts, afterEntry, people, seen: seen.anyone }),
  };
}
