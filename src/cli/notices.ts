import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { EcluseError } from '../errors.ts';
import { NoticeCodes, readBounces, settleDoubts } from '../notices/index.ts';
import { openVault } from '../vault/index.ts';
import { exitCodesHelp } from './exit-codes.ts';
import { withOwner } from './with-database.ts';

const MAILBOX_BYTES = 256 * 2 ** 20;

/** `notices bounces` and `notices doubts`: what only the mail server knows. Neither shows an address. */
export function addNoticesCommand(program: Command): void {
  const notices = program.command('notices').description('Notices to people: what the mail server knows.');
  notices
    .command('bounces')
    .description('Read returned mail; whoever it did not reach gets the next channel’s notice.')
    .argument('<file>', 'a mailbox (mbox) or one message')
    .addHelpText('after', exitCodesHelp)
    .action((file: string) =>
      withOwner(async (owner, config, db) => {
        if ((await stat(file)).size > MAILBOX_BYTES)
          throw new EcluseError('too_large', `${file}: more than 256 MB; give it in parts`);
        const codes = new NoticeCodes(await openVault(db.app, config.masterKeyFile).noticeKey());
        const news = await readBounces(owner, codes, await readFile(file, 'latin1'));
        process.stdout.write(`${news} bounced\n`);
      }),
    );
  notices
    .command('doubts')
    .description(
      'End doubts after a failure by the mail server’s log: what stands in it was sent, the rest waits again.',
    )
    .argument(
      '<file>',
      'the log, from before the failure to after it, with the Message-IDs that were accepted',
    )
    .addHelpText('after', exitCodesHelp)
    .action((file: string) =>
      withOwner(async (owner, config, db) => {
        const codes = new NoticeCodes(await openVault(db.app, config.masterKeyFile).noticeKey());
        const lines = createInterface({
          input: createReadStream(file, 'latin1'),
          crlfDelay: Number.POSITIVE_INFINITY,
        });
        const { taken, again } = await settleDoubts(owner, codes, lines);
        process.stdout.write(`${taken} were sent, ${again} wait again\n`);
      }),
    );
}
