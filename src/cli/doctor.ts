import type { Command } from 'commander';
import { exitCodes, exitCodesHelp } from './exit-codes.ts';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Check this installation: Node, data folder, key file, database, rights, migrations, jobs.')
    .option('--json', 'print one object')
    .addHelpText(
      'after',
      `${exitCodesHelp}\nEvery check that fails says what to do; the exit code is then 1.`,
    )
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import('./examine.ts');
      const findings = await examine();
      const ok = findings.every((finding) => finding.ok);
      if (options.json) console.log(JSON.stringify({ ok, findings }));
      else
        for (const { ok: good, what, found } of findings)
          console.log(`${good ? 'ok  ' : 'FAIL'}  ${what}: ${found}`);
      process.exitCode = ok ? exitCodes.ok : exitCodes.failure;
    });
}
