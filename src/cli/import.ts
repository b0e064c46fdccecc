import type { Command } from 'commander';
import { readId } from './account.ts';
import { exitCodes, exitCodesHelp } from './exit-codes.ts';
import { startProgress } from './progress.ts';
import { withOwner } from './with-database.ts';

export function addImportCommands(program: Command): void {
  const group = program.command('import').description('Bring in the training offer, or the people followed.');
  addLheo(group);
  addBeneficiaries(group);
}

function addLheo(group: Command): void {
  group
    .command('lheo')
    .description(
      'Import the training offer from LHEO XML (2.2, 2.3, lheo-index, EDOF). What left it is closed.',
    )
    .argument('<file...>')
    .option('--json', 'print one object: the report')
    .addHelpText('after', exitCodesHelp)
    .action(async (files: string[], options: { json?: boolean }) => {
      void files;
      void options;
    });
}

function addBeneficiaries(group: Command): void {
  group
    .command('beneficiaries')
    .description('Import people from a CSV file into the caseload of one counsellor.')
    .argument('<file>')
    .requiredOption('--structure <number>', 'the structure that follows them', readId)
    .requiredOption('--counsellor <email>', 'the counsellor who follows them')
    .option('--json', 'print one object: the report')
    .addHelpText('after', exitCodesHelp)
    .action(async () => {});
}
