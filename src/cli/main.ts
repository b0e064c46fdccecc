import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addAccountCommands } from './account.ts';
import { addDoctorCommand } from './doctor.ts';
import { exitCodes, exitCodesHelp, reportError } from './exit-codes.ts';
import { addImportCommands } from './import.ts';
import { addMigrateCommand } from './migrate.ts';
import { addNoticesCommand } from './notices.ts';
import { addReplayCommand } from './replay.ts';
import { addStartCommand } from './start.ts';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

/** The `ecluse` command. Each command is one file beside this one. */
function buildProgram(): Command {
  const program = new Command('ecluse')
    .description('Follow-up of young people by public employment counsellors, one lock at a time.')
    .version(version)
    .addHelpText(
      'after',
      `${exitCodesHelp}\nSettings are environment variables: docs/operations/settings.md.`,
    )
    .showHelpAfterError('(ecluse --help tells more)')
    .exitOverride();
  addStartCommand(program);
  addMigrateCommand(program);
  addAccountCommands(program);
  addImportCommands(program);
  addNoticesCommand(program);
  addDoctorCommand(program);
  addReplayCommand(program);
  return program;
}

// Writing to a closed pipe (`ecluse … | head`) is the reader's right, not a fault.
process.stdout.on('error', () => process.exit(exitCodes.ok));

try {
  await buildProgram().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  } else {
    process.exitCode = reportError(error, process.argv.includes('--json'));
  }
}
