import {
  countEndedProviders,
  countFalseAlarms,
  type Detection,
  type FalseAlarms,
  measureDetection,
} from '../src/watch/index.ts';

/*
 * The rules of the watch against invented agents and invented thieves (docs/watch.md says every assumption). They were
 * tuned on seeds 1 to 3, and 4 and 5 were printed before; what is printed is of others.
 */
const SEEDS = [6, 7];
/** Names since the last touch after which a page of names asks for one, and the haste that does: what is shipped, and what was not. */
const TRADE = [
  { most: 25, hasteMs: 300 },
  { most: 50, hasteMs: 300 },
  { most: 75, hasteMs: 300 },
  { most: 100, hasteMs: 300 },
  { most: Number.MAX_SAFE_INTEGER, hasteMs: 300 },
  { most: Number.MAX_SAFE_INTEGER, hasteMs: 0 },
];

export interface WatchFigures {
  agents: number;
  agentMonths: number;
  acts: number;
  actsPerSecond: number;
  falseFreezes: number;
  /** Target: below 1. */
  falseFreezesPer10000AgentMonths: number;
  /** Upper end of what the count allows (95 %, Poisson). */
  atMostPer10000: number;
  falseAlarmsPerAgentMonth: FalseAlarms['perAgentMonth'];
  detection: Detection[];
  /** Touches asked for before a page of names. */
  touchesForListsPerAgentMonth: number;
  /** Each limit: what it costs honest agents, and how many names each way of paging had shown when it was stopped. */
  listTradeOff: {
    most: number | null;
    hasteMs: number;
    touchesPerAgentMonth: number;
    falseFreezes: number;
    names: Record<string, { withoutTouch: number | null; withTouch: number | null }>;
  }[];
  providers: ReturnType<typeof countEndedProviders>;
}

export async function benchWatch(o: { quick: boolean; say: (line: string) => void }): Promise<WatchFigures> {
  const agents = o.quick ? 300 : 10_000;
  const begun = performance.now();
  const runs = SEEDS.map((seed) => {
    const found = countFalseAlarms({ agents, seed });
    o.say(
      `seed ${seed}: ${agents} agents for a month, ${found.acts} acts, ${found.falseFreezes} false freezes`,
    );
    return found;
  });
  const seconds = (performance.now() - begun) / 1000;
  const sum = (of: (run: FalseAlarms) => number) => runs.reduce((n, run) => n + of(run), 0);
  const agentMonths = agents * runs.length;
  const falseFreezes = sum((run) => run.falseFreezes);
  const per10000 = (n: number) => Math.round((n / agentMonths) * 10_000 * 100) / 100;
  const detection = SEEDS.flatMap((seed) => measureDetection({ runs: o.quick ? 20 : 100, seed }));
  for (const line of detection.map(tell)) o.say(line);
  const listTradeOff = TRADE.map((limits) => {
    const honest = countFalseAlarms({ agents: o.quick ? 100 : 2_000, seed: SEEDS[0] ?? 0, limits });
    const paging = measureDetection({ runs: o.quick ? 5 : 50, seed: SEEDS[0] ?? 0, limits }).filter(
      ({ attack }) => attack.startsWith('lists') || attack.startsWith('replay 2024'),
    );
    const row = {
      most: limits.most === Number.MAX_SAFE_INTEGER ? null : limits.most,
      hasteMs: limits.hasteMs,
      touchesPerAgentMonth: Math.round(honest.touchesForLists * 1000) / 1000,
      falseFreezes: honest.falseFreezes,
      names: Object.fromEntries(
        paging.map(({ attack, stop, freeze }) => [
          attack,
          { withoutTouch: stop?.listed ?? null, withTouch: freeze?.listed ?? null },
        ]),
      ),
    };
    o.say(
      `pages of names, at most ${row.most ?? 'any'}, haste ${row.hasteMs} ms: ${row.touchesPerAgentMonth} touches a month`,
    );
    return row;
  });
  const providers = countEndedProviders({ providers: o.quick ? 200 : 10_000, seed: SEEDS[0] ?? 0 });
  o.say(`${providers.providers} organisations for a month: ${providers.ended} had their sessions ended`);
  return {
    agents,
    agentMonths,
    acts: sum((run) => run.acts),
    actsPerSecond: Math.round(sum((run) => run.acts) / seconds),
    falseFreezes,
    falseFreezesPer10000AgentMonths: per10000(falseFreezes),
    atMostPer10000: per10000(poissonUpper(falseFreezes)),
    falseAlarmsPerAgentMonth: averaged(runs),
    detection,
    touchesForListsPerAgentMonth: sum((run) => run.touchesForLists) / runs.length,
    listTradeOff,
    providers,
  };
}

function tell({ attack, frozen, runs, freeze, stop, alert }: Detection): string {
  const caught = freeze ?? stop ?? alert;
  const what = freeze ? 'frozen' : stop ? 'asked for a touch' : alert ? 'reported' : 'never seen';
  const when = caught
    ? ` at act ${caught.act} (${caught.rule}): ${caught.opened} opened, ${caught.listed} in lists`
    : '';
  return `${attack}: ${what}${when}; frozen in ${frozen} of ${runs} runs`;
}

function averaged(runs: readonly FalseAlarms[]): FalseAlarms['perAgentMonth'] {
  const rules = Object.keys(runs[0]?.perAgentMonth ?? {});
  return Object.fromEntries(
    rules.map((rule) => {
      const measures = (['warn', 'touch', 'slow', 'freeze'] as const).map((measure) => {
        const mean = runs.reduce((n, run) => n + (run.perAgentMonth[rule]?.[measure] ?? 0), 0) / runs.length;
        return [measure, Math.round(mean * 100_000) / 100_000] as const;
      });
      return [rule, Object.fromEntries(measures.filter(([, n]) => n > 0))];
    }),
  );
}

/** The mean of a Poisson law under which so few, or fewer, have a chance of one in twenty. */
function poissonUpper(count: number): number {
  let mean = count;
  const atMost = () => {
    let term = Math.exp(-mean);
    let total = term;
    for (let n = 1; n <= count; n += 1) {
      term *= mean / n;
      total += term;
    }
    return total;
  };
  while (atMost() > 0.05) mean += 0.01;
  return mean;
}
