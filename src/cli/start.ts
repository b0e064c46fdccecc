import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { exitCodes, exitCodesHelp } from './exit-codes.ts';
import { say } from './with-database.ts';

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description(
      'Start Écluse: database if it is ours, migrations, web server and jobs. Ctrl-C stops it in order.',
    )
    .addHelpText('after', exitCodesHelp)
    .action(async () => {
      const config = readConfig();
      // Loaded here only: the other commands do not need the web server.
      const { startInstance } = await import('../main.ts');
      const startedMs = performance.now();
      const stopAsked = untilAskedToStop(config.startedByNpm);
      const instance = await startInstance(config, say);
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(welcome(instance.url, seconds, instance.signIns));
      const why = await Promise.race([stopAsked, instance.failed]);
      say(why === null ? 'Stopping…' : `ecluse: ${why}; stopping.`);
      await instance.stop();
      process.exit(why === null ? exitCodes.ok : exitCodes.failure);
    });
}

function welcome(url: string | null, seconds: string, signIns: { label: string; url: string }[]): string {
  const lines = ['', `  Écluse  ${url ?? 'worker'}   (ready in ${seconds} s)`, ''];
  if (signIns.length > 0) {
    lines.push('  Demo: invented people only. Sign in as:', '');
    const width = Math.max(...signIns.map((one) => one.label.length));
    for (const { label, url: at } of signIns) lines.push(`    ${label.padEnd(width)}  ${at}`);
    lines.push('');
  }
  if (url !== null && signIns.length === 0) lines.push('  Accounts: ecluse account create --help', '');
  lines.push('  Ctrl-C stops it; the data stays.', '');
  return lines.join('\n');
}

/** Resolves (null: nothing is wrong) at the first signal to stop, or when the process that started us is gone. */
function untilAskedToStop(startedByNpm: boolean): Promise<null> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        // Asked again while stopping: the person is in a hurry, and a kill loses nothing committed.
        process.once('SIGINT', () => process.exit(exitCodes.failure));
        done(null);
      });
    }
    process.once('disconnect', () => done(null));
    if (startedByNpm) watchParent(() => done(null));
  });
}

// `npm start` killed with SIGKILL would leave us behind, holding port and data: npm is our parent, or the parent of
// the shell that it put between us.
function watchParent(onGone: () => void): void {
  const born = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === born) return;
    clearInterval(timer);
    onGone();
  }, 300);
  timer.unref();
}

function ancestors(): string {
  const parent = process.ppid;
  try {
    // "pid (name) state ppid …": the name may hold anything, hence the last parenthesis.
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
