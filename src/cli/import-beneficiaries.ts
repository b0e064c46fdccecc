import type { Command } from 'commander';
import { readId } from './account.ts';
import { exitCodesHelp } from './exit-codes.ts';

export function addImportBeneficiaries(group: Command): void {
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
