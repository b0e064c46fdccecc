import type { Command } from 'commander';
import type { Counts, ImportProgress, ImportReport } from '../catalogue/index.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { startProgress } from './progress.ts';
import { withOwner } from './with-database.ts';

export function addImportLheo(group: Command): void {
  group
    .command('lheo')
    .description(
      'Import the training offer from LHEO XML: 2.2, 2.3, lheo-index, EDOF. What left it gets closed.',
    )
    .argument('<file...>')
    .option(
      '--source <name>',
      'where the files come from; by default each file is its own source, by its name',
    )
    .option('--json', 'print one object: the report')
    .addHelpText(
      'after',
      `${exitCodesHelp}\nAll files or none: one that is refused leaves the catalogue as it was.`,
    )
    .action(async (files: string[], options: { source?: string; json?: boolean }) => {
      const { importLheo } = await import('../catalogue/index.ts');
      const report = await withOwner(async (owner) => {
        const progress = startProgress('Import');
        const onProgress = (at: ImportProgress) => progress.show(describe(at), share(at));
        const stop = new AbortController();
        process.once('SIGINT', () => stop.abort());
        try {
          return await importLheo(owner, files, { source: options.source, onProgress, signal: stop.signal });
        } finally {
          progress.end();
        }
      });
      if (options.json) console.log(JSON.stringify(report));
      else console.log(readable(report));
    });
}

function share({ bytes, totalBytes }: ImportProgress): number | undefined {
  return totalBytes > 0 ? bytes / totalBytes : undefined;
}

function describe({ phase, file, offers }: ImportProgress): string {
  return phase === 'writing' ? `${offers} offers read, writing…` : `${file}: ${offers} offers`;
}

function readable(report: ImportReport): string {
  const row = (name: string, counts: Counts) =>
    `${name.padEnd(10)}${String(counts.trainings).padStart(10)}${String(counts.sessions).padStart(10)}`;
  const lines = [
    `${''.padEnd(10)}${'trainings'.padStart(10)}${'sessions'.padStart(10)}`,
    ...(['read', 'added', 'changed', 'unchanged', 'closed'] as const).map((name) => row(name, report[name])),
    `rejected  ${String(report.rejected.length).padStart(10)}`,
    ...report.rejected.map(
      (one) => `  ${one.file}:${one.line}  ${one.offer ?? '(no number)'}  ${one.reason}`,
    ),
  ];
  return lines.join('\n');
}
