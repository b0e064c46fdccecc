import type { Visitor } from '../visitor.ts';
import { type Attack, type Loot, outsider, takeOver } from './attack.ts';
import { mailboxOf, takeOverByLink } from './by-link.ts';
import { READERS, readEverything } from './read-everything.ts';

/** Young people whose machines are infected: one mailbox and one session each. */
const INFECTED = 31;

/**
 * October 2025: from the sessions of young people with infected machines somebody fetched 31,000 people's documents.
 * Écluse keeps no documents, so there are none to count: what can be had is each infected person's own page.
 */
export async function attackDocuments(attack: Attack): Promise<Loot> {
  const { world, home, control } = attack;
  const first = world.firstOf(home);
  const people = Array.from({ length: Math.min(INFECTED, world.people - first + 1) }, (_, n) => first + n);
  const accounts = people.map((person) => world.accountOf(person));
  if (control) {
    const held = await takeOver(attack, accounts[0] ?? '0');
    await readEverything([held?.visitor ?? outsider(attack)], attack);
    return { accountsUsable: 0, accounts };
  }
  const holders = people.map((person) => ({
    party: 'beneficiary' as const,
    referrals: [world.referralOf(person)],
    mailbox: mailboxOf(person),
  }));
  const held = await takeOverByLink(attack, holders);
  for (const visitor of held) await visitor.get('/ma-proposition');
  await Promise.all(
    held.slice(0, READERS).map((visitor, n) => fetchDocuments(visitor, attack, people[n] ?? first)),
  );
  await readEverything(held.length > 0 ? held : [outsider(attack)], attack);
  return { accountsUsable: 0, accounts };
}

/** Documents wherever a product might keep them: one's own, the neighbour's, in sequence. */
async function fetchDocuments(visitor: Visitor, { world }: Attack, person: number): Promise<void> {
  const neighbour = Math.min(world.people, person + 40);
  for (const who of [person, neighbour]) {
    const ref = world.refOf(who);
    for (const path of [
      `/dossiers/${ref}/documents`,
      `/dossiers/${ref}/documents/1`,
      `/documents/${who}`,
      `/ma-proposition/documents/${who}`,
      `/ma-proposition?orientation=${world.referralOf(who)}`,
      `/assets/${ref}.pdf`,
      `/api/documents?dossier=${ref}`,
    ])
      await visitor.get(path);
  }
  // An act that the product has, on somebody else's referral: the session's own must be the only one it touches.
  await visitor.post('/ma-proposition/decliner', { reason: 'x', orientation: world.referralOf(neighbour) });
}
