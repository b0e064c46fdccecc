import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Figures, ReplayName, Strength } from '../replay/index.ts';
import { exitCodes, exitCodesHelp } from './exit-codes.ts';
import { say } from './with-database.ts';

// The names stand here too: the command's help must not load the web server.
const REPLAYS = [
  '2025-12-missions-locales',
  '2025-10-documents',
  '2025-07-provider',
  '2024-03-helpdesk',
] as const satisfies readonly ReplayName[];
const STRENGTHS = ['password', 'session', 'device'] as const satisfies readonly Strength[];

const NO_DOCUMENTS =
  'Document: 0, because Écluse keeps no documents yet; every path that might lead to one was tried.';

interface Options {
  people: number;
  strength?: Strength;
  timing?: boolean;
  json?: boolean;
}

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('Attack a throw-away instance as real breaches did, and count the people exposed.')
    .argument('[name...]', `replays to run: ${REPLAYS.join(', ')} (default: all)`, addName)
    .option('--people <n>', 'invented people to load', readPeople, 20_000)
    .addOption(
      new Option('--strength <strength>', 'what the attacker holds (default: each)').choices(STRENGTHS),
    )
    .option('--timing', 'also compare how long answers take about somebody and about nobody')
    .option('--json', 'print one array')
    .addHelpText('after', `${exitCodesHelp}\nIt touches no instance of yours: docs/replays.md.`)
    .action(async (names: ReplayName[], o: Options) => {
      const { runReplays } = await import('../replay/index.ts');
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
      const done = await runReplays({
        replays: names.length > 0 ? names : REPLAYS,
        strengths: o.strength ? [o.strength] : STRENGTHS,
        people: o.people,
        timing: o.timing,
        say,
        signal: stop.signal,
      }).catch((error) => {
        if (!stop.signal.aborted) throw error;
        return null;
      });
      if (done === null) {
        say('Interrupted: nothing is left behind.');
        process.exitCode = exitCodes.failure;
        return;
      }
      console.log(o.json ? JSON.stringify(done.figures) : tableOf(done.figures));
    });
}

function addName(text: string, before: ReplayName[] = []): ReplayName[] {
  const name = REPLAYS.find((one) => one === text);
  if (name === undefined) throw new InvalidArgumentError(`Known: ${REPLAYS.join(', ')}.`);
  return before.includes(name) ? before : [...before, name];
}

function readPeople(text: string): number {
  const people = Number(text);
  if (!Number.isInteger(people) || people < 1000 || people > 10_000_000)
    throw new InvalidArgumentError('A whole number from 1,000 to 10,000,000.');
  return people;
}

function tableOf(figures: readonly Figures[]): string {
  const known = (n: number | null) => (n === null ? '–' : String(n));
  const rows = figures.map((f) => {
    const { listed, contact, identifier, document } = f.ecluse.byClass;
    return [
      f.replay,
      f.strength,
      String(f.control.exposed),
      String(f.ecluse.exposed),
      String(f.people),
      `${listed}/${contact}/${identifier}/${document}`,
      String(f.ecluse.accountsUsable),
      known(f.watched.exposed),
      `${known(f.ecluse.actsToAlert)}/${known(f.ecluse.actsToFreeze)}`,
      `${f.exposureList.missed}/${f.exposureList.extra}`,
    ];
  });
  const head = [
    ...['replay', 'strength', 'control', 'Écluse', 'of', 'listed/contact/identifier/document'],
    ...['accounts', 'watched', 'alert/freeze', 'missed/extra'],
  ];
  const all = [head, ...rows];
  const width = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(width[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  if (figures.some((f) => f.replay === '2025-10-documents')) lines.push('', NO_DOCUMENTS);
  return lines.join('\n');
}
