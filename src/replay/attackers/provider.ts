import { SENT_TO_PROVIDER } from '../load/layout.ts';
import type { Visitor } from '../visitor.ts';
import { type Attack, type Loot, outsider, takeOver } from './attack.ts';
import { renewLinks, takeOverByLink } from './by-link.ts';
import { readEverything } from './read-everything.ts';

/**
 * July 2025: with the session of one training organisation's agent somebody walked the candidates, sessions and
 * exports of 340,000 people. Here such an agent has no account to sign in to, only links, each for one referral; more
 * people were sent to this one than its budget of a day, so that it is the budget that holds.
 */
export async function attackProvider(attack: Attack): Promise<Loot> {
  const { world, home, control } = attack;
  const { provider, providerMail } = world.staffOf(home);
  if (control) {
    const held = await takeOver(attack, provider);
    await readEverything([held?.visitor ?? outsider(attack)], attack);
    return { accountsUsable: 0, accounts: [provider] };
  }
  const first = world.firstOf(home);
  const many = Math.min(SENT_TO_PROVIDER, world.people - first + 1);
  const referrals = Array.from({ length: many }, (_, n) => world.referralOf(first + n));
  const agent = { party: 'provider' as const, referrals, mailbox: providerMail };
  const held = await takeOverByLink(attack, [agent]);
  // All at once: whoever counts people one after the other must not be overtaken.
  await Promise.all(held.map(readCandidate));
  const again = await renewLinks(attack, held.slice(0, 10), agent);
  await Promise.all(again.map(readCandidate));
  await readEverything(held.length > 0 ? held : [outsider(attack)], attack);
  return { accountsUsable: 0, accounts: [provider] };
}

/** A candidate's page, the telephone, and the same page asked for somebody else's referral. */
async function readCandidate(visitor: Visitor): Promise<void> {
  await visitor.get('/reponse');
  await visitor.post('/reponse/telephone');
  await visitor.post('/reponse', { choice: 'x', at: 'x', place: '<b>' });
  await visitor.get('/ma-proposition');
}
