import type { Command } from 'commander';
import { addImportBeneficiaries } from './import-beneficiaries.ts';
import { addImportLheo } from './import-lheo.ts';

export function addImportCommands(program: Command): void {
  const group = program.command('import').description('Bring in the training offer, or the people followed.');
  addImportLheo(group);
  addImportBeneficiaries(group);
}
