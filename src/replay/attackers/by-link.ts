import { canary } from '../canary.ts';
import { Visitor } from '../visitor.ts';
import { type Attack, isIn, outsider, THIEF, VICTIM } from './attack.ts';

/** Somebody who comes in by one-time links: whose referrals, and the mailbox that the links are sent to. */
interface LinkHolder {
  party: 'provider' | 'beneficiary';
  referrals: readonly string[];
  mailbox: string;
}

/** The mailbox of this young person. */
export const mailboxOf = (person: number) => `${canary('contact', person)}@exemple.fr`;

/**
 * What the attacker holds of the people who come in by link. Each has got the mails that the product sends.
 * `password`: names and addresses alone; `session`: the cookie of the link that the victim opened last, used from
 * another machine; `device`: the mailbox and every link in it, opened from wherever.
 */
export async function takeOverByLink(attack: Attack, holders: readonly LinkHolder[]): Promise<Visitor[]> {
  const { target, strength } = attack;
  if (strength === 'password') return await guessLinks(attack);
  for (const { party, referrals } of holders) await target.sendLinks(party, referrals);
  const held: Visitor[] = [];
  let machine = 0;
  for (const { mailbox } of holders) {
    const links = readMailbox(attack, mailbox);
    for (const link of strength === 'session' ? links.slice(0, 1) : links) {
      machine += 1;
      const entered = await open(attack, link, machine);
      if (entered !== null) held.push(entered);
    }
  }
  return held;
}

/** What the mails themselves tell is told to whoever reads the mailbox. */
function readMailbox({ target, seen, strength }: Attack, mailbox: string): string[] {
  const links: string[] = [];
  for (const mail of target.mailOf(mailbox)) {
    if (strength === 'device') seen.read(`${mail.subject}\n${mail.text}\n${mail.html}`, false);
    if (mail.link?.includes('/lien/')) links.push(new URL(mail.link).pathname);
  }
  return links.reverse();
}

/** A network of one's own for each link, so that no limit by address helps. */
async function open({ target, seen, strength }: Attack, link: string, n: number): Promise<Visitor | null> {
  const home = { ...VICTIM, network: `10.${n >> 8}.${n & 255}.20` };
  const victim = new Visitor(target.url, home, strength === 'device' ? seen : null);
  await victim.get(link);
  const entered = (await victim.post(link)).status === 303;
  if (!entered) return null;
  // A page of the victim's binds the session to where they are: one that names nobody, for what they see is theirs.
  await victim.get('/aide');
  if (strength === 'device') return victim;
  const thief = { ...THIEF, network: `172.16.${n & 255}.77` };
  return victim.stolenBy(thief, seen);
}

/** Without a mail: links of nobody, and the doors that take a name or an address. */
async function guessLinks(attack: Attack): Promise<Visitor[]> {
  const visitor = outsider(attack);
  for (let n = 0; n < 12; n += 1) {
    const link = `/lien/${Buffer.alloc(32, n).toString('base64url')}`;
    await visitor.get(link);
    await visitor.post(link);
    await visitor.post(`${link}/nouveau`);
  }
  for (const referral of ['1', attack.world.referralOf(attack.world.firstOf(attack.home))])
    await visitor.post(`/lien/${referral}/nouveau`);
  return (await isIn(visitor)) ? [visitor] : [];
}

/** Asks for another link with every session, and opens what comes: a budget must not begin anew with it. */
export async function renewLinks(
  attack: Attack,
  held: readonly Visitor[],
  { mailbox }: Pick<LinkHolder, 'mailbox'>,
): Promise<Visitor[]> {
  const before = new Set(readMailbox(attack, mailbox));
  for (const visitor of held) await visitor.post('/reponse/nouveau-lien');
  const fresh: Visitor[] = [];
  for (const link of readMailbox(attack, mailbox)) {
    if (before.has(link)) continue;
    const entered = await open(attack, link, 20_000 + fresh.length);
    if (entered !== null) fresh.push(entered);
  }
  return fresh;
}
