import { type Attack, type Loot, outsider, takeOver } from './attack.ts';
import { readEverything } from './read-everything.ts';

/**
 * March 2024: with a counsellor's name and birth date and a good story, somebody had the account recovered by a help
 * desk, and searched nationally. Here no help desk can recover one, so at `password` strength nothing is held.
 */
export async function attackHelpdesk(attack: Attack): Promise<Loot> {
  const { counsellor } = attack.world.staffOf(attack.home);
  const held = await takeOver(attack, counsellor);
  const visitor = held?.visitor ?? outsider(attack);
  const device = held?.device ?? null;
  // Identifiers want a touch of the last minutes: malware asks for it before it reads, and once more when refused.
  await readEverything([visitor], attack, async () => {
    if (device !== null && !(await visitor.touch(device))) await visitor.touch(device);
  });
  return { accountsUsable: 0, accounts: [counsellor] };
}
