import type { Command } from 'commander';
import type { ImportBeneficiariesReport } from '../dossiers/index.ts';
import { readId } from './account.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { startProgress } from './progress.ts';
import { withOwner } from './with-database.ts';

interface Options {
  structure: string;
  counsellor: string;
  check?: boolean;
  json?: boolean;
  /** False with --no-canaries. */
  canaries: boolean;
}

export function addImportBeneficiaries(group: Command): void {
  group
    .command('beneficiaries')
    .description('Import people from a CSV file into the caseload of one counsellor.')
    .argument(
      '<file>',
      'UTF-8 or Windows-1252, comma or semicolon; columns: docs/operations/import-beneficiaries.md',
    )
    .requiredOption('--structure <number>', 'the structure that follows them', readId)
    .requiredOption('--counsellor <email>', 'the counsellor who follows them')
    .option('--check', 'only read and report; write nothing')
    .option('--json', 'print one object: the report')
    .option('--no-canaries', 'plant no invented people among them (docs/watch.md)')
    .addHelpText(
      'after',
      `${exitCodesHelp}\nValid rows are written together or not at all; the others are reported, without their values.`,
    )
    .action(async (file: string, options: Options) => {
      const { importBeneficiaries } = await import('../dossiers/index.ts');
      const { plantCanaries } = await import('../watch/index.ts');
      const report = await withOwner(async (owner, config) => {
        const progress = startProgress('Import');
        // Never reported: who reads the report must not know how many, nor where.
        const planter = options.canaries ? plantCanaries(owner, config.masterKeyFile) : null;
        try {
          return await importBeneficiaries(owner, file, {
            masterKeyFile: config.masterKeyFile,
            structureId: options.structure,
            counsellorEmail: options.counsellor,
            check: options.check,
            onWritten: async (person) => planter?.wrote(person),
            onProgress: (done, total) => progress.show(`${done} of ${total} people`, done / total),
          });
        } finally {
          progress.end();
        }
      });
      console.log(options.json ? JSON.stringify(report) : readable(report));
    });
}

function readable(report: ImportBeneficiariesReport): string {
  const did = report.checkOnly ? 'would be imported' : 'imported';
  const lines = report.rejected.map(
    (row) => `  line ${row.line}${row.column ? `, ${row.column}` : ''}: ${row.reason}`,
  );
  return [
    `${report.read} rows read, ${report.imported} ${did}, ${report.rejected.length} problems`,
    ...lines,
  ].join('\n');
}
