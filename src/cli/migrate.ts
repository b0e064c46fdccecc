import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { migrate, openDatabase } from '../db/index.ts';
import { operationsRegister } from '../gate/index.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { say } from './with-database.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to this version: schema, kernel functions, grants. `start` does it too.')
    .option('--json', 'print one object')
    .addHelpText('after', exitCodesHelp)
    .action(async (options: { json?: boolean }) => {
      const db = await openDatabase(readConfig(), { whenRunning: 'share', say });
      try {
        const { applied } = await migrate(db, { operations: operationsRegister(), say, always: true });
        if (options.json) console.log(JSON.stringify({ applied }));
        else
          console.log(
            applied.length === 0
              ? 'No new migration; kernel and grants applied again.'
              : `Applied ${applied.length}.`,
          );
      } finally {
        await db.close();
      }
    });
}
