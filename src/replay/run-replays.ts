import type { Attack, Loot } from './attackers/attack.ts';
import { attackDocuments } from './attackers/documents.ts';
import { attackHelpdesk } from './attackers/helpdesk.ts';
import { attackMissionsLocales } from './attackers/missions-locales.ts';
import { attackProvider } from './attackers/provider.ts';
import { Exposure } from './exposure.ts';
import { compareLists, markLog } from './exposure-list.ts';
import type { Figures, ReplayName, Strength } from './figures.ts';
import type { World } from './load/layout.ts';
import { loadWorld } from './load/load-world.ts';
import { askOracles, type Oracles } from './oracles/ask-oracles.ts';
import { openTarget, type Target } from './serve.ts';
import { readWatch } from './watch-figures.ts';

export interface ReplayOptions {
  replays: readonly ReplayName[];
  strengths: readonly Strength[];
  people: number;
  /** Also compare how long answers take, about people who exist and people who do not. */
  timing?: boolean;
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

type Say = (line: string) => void;
/** What is attacked: each attack on a structure of its own, whose budgets nobody has used. */
interface Ground {
  target: Target;
  world: World;
  nextHome(): number;
  say: Say;
}
interface Which {
  replay: ReplayName;
  strength: Strength;
}

/**
 * Runs each replay at each strength against Écluse, first without the watch (whoever is slow enough is not seen by it,
 * and the figures must hold for them too), then at full speed under it; then each replay once against the control: at
 * `password`, the weakest, since whoever wins there with less wins with more.
 */
export async function runReplays(
  options: ReplayOptions,
): Promise<{ figures: Figures[]; oracles: Oracles | null }> {
  const { people, replays, strengths, signal } = options;
  const say = clocked(options.say);
  const target = await openTarget();
  const stop = () => target.close();
  try {
    signal?.throwIfAborted();
    signal?.addEventListener('abort', stop, { once: true });
    const world = await loadWorld(target.owner, target.masterKeyFile, people, say, signal);
    say(`${people} people in ${world.structures} structures`);
    let home = 0;
    const nextHome = () => {
      home = 1 + (home % world.structures);
      return home;
    };
    const ground: Ground = { target, world, nextHome, say };
    const attacks = replays.flatMap((replay) => strengths.map((strength) => ({ replay, strength })));
    const patient: Awaited<ReturnType<typeof attackPatiently>>[] = [];
    for (const which of attacks) patient.push(await attackPatiently(ground, which));
    const oracles = await askOracles(ground, options.timing === true);
    await target.watch();
    const hurried: Awaited<ReturnType<typeof attackInAHurry>>[] = [];
    for (const which of attacks) hurried.push(await attackInAHurry(ground, which));
    await target.becomeControl();
    const lost = new Map<ReplayName, number>();
    for (const replay of replays) lost.set(replay, await attackControl(ground, replay));
    // A server that is being closed refuses everything: no figure of a run that was cut short.
    signal?.throwIfAborted();
    const figures = attacks.map((which, n): Figures => {
      const [before, under] = [patient[n], hurried[n]];
      if (before === undefined || under === undefined) throw new Error('an attack is missing');
      return {
        ...which,
        people,
        control: { exposed: lost.get(which.replay) ?? 0 },
        ecluse: {
          exposed: before.exposed,
          byClass: before.byClass,
          accountsUsable: Math.max(before.accountsUsable, under.accountsUsable),
          actsToAlert: under.actsToAlert,
          actsToFreeze: under.actsToFreeze,
        },
        watched: { exposed: which.strength === 'password' ? null : under.exposed },
        exposureList: {
          missed: Math.max(before.missed, under.missed),
          extra: Math.max(before.extra, under.extra),
        },
      };
    });
    return { figures, oracles };
  } finally {
    signal?.removeEventListener('abort', stop);
    await target.close();
  }
}

const UNSEEN = {
  exposed: 0,
  accountsUsable: 0,
  actsToAlert: null,
  actsToFreeze: null,
  missed: 0,
  extra: 0,
};

async function attackPatiently(ground: Ground, which: Which) {
  const { target, world } = ground;
  const { seen, loot, since } = await attack(ground, which);
  ground.say(`${which.replay} ${which.strength}: ${seen.anyone.size} of ${world.people}`);
  return {
    exposed: seen.anyone.size,
    byClass: seen.byClass(),
    accountsUsable: loot.accountsUsable,
    ...(await compareLists(target.owner, { ...since, people: world.people, seen: seen.anyone })),
  };
}

async function attackInAHurry(ground: Ground, which: Which) {
  // Without a session there is nobody to watch: the attack would be the same again.
  if (which.strength === 'password') return UNSEEN;
  const { target, world, say } = ground;
  const { seen, loot, since } = await attack(ground, which);
  await target.watched(loot.accounts);
  const watch = await readWatch(target.owner, since);
  say(`${which.replay} ${which.strength}, under the watch: ${seen.anyone.size} of ${world.people}`);
  return {
    exposed: seen.anyone.size,
    accountsUsable: loot.accountsUsable,
    ...watch,
    ...(await compareLists(target.owner, { ...since, people: world.people, seen: seen.anyone })),
  };
}

async function attack({ target, world, nextHome }: Ground, { replay, strength }: Which) {
  const seen = new Exposure(world.people);
  const mark = await markLog(target.owner);
  const loot = await ATTACKS[replay]({ target, world, strength, home: nextHome(), seen, control: false });
  return { seen, loot, since: { ...mark, accounts: loot.accounts, supervisor: world.supervisor } };
}

async function attackControl({ target, world, nextHome, say }: Ground, replay: ReplayName): Promise<number> {
  const seen = new Exposure(world.people);
  await ATTACKS[replay]({ target, world, strength: 'password', home: nextHome(), seen, control: true });
  say(`${replay} control: ${seen.anyone.size} of ${world.people}`);
  return seen.anyone.size;
}

function clocked(say: Say | undefined): Say {
  const started = performance.now();
  return (line) => say?.(`${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}`);
}
