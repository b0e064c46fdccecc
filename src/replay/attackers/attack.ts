import { createEnrolmentLink } from '../../identity/index.ts';
import { Authenticator } from '../authenticator.ts';
import type { Exposure } from '../exposure.ts';
import type { Strength } from '../figures.ts';
import type { World } from '../load/layout.ts';
import type { Target } from '../serve.ts';
import { type Machine, Visitor } from '../visitor.ts';

/** What one attack is given. */
export interface Attack {
  target: Target;
  world: World;
  strength: Strength;
  /** The structure of the victim. */
  home: number;
  seen: Exposure;
  /** True against the policy `as-in-2025`: a password opens a session there. */
  control: boolean;
}

/** What it had got in the end, beside what `seen` has noted. */
export interface Loot {
  accountsUsable: number;
  /** Every account that the attacker acted as: the log of these is the exposure list. */
  accounts: string[];
}

export const VICTIM: Machine = {
  browser:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36',
  network: '192.0.2.10',
};
export const THIEF: Machine = {
  browser: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0',
  network: '198.51.100.77',
};
/** In the control nothing looks at where a request comes from, and its password door is for this machine alone. */
const ANYWHERE: Machine = { ...THIEF, network: null };

export interface Held {
  visitor: Visitor;
  /** The victim's passkey, when the attacker can have it touched. */
  device: Authenticator | null;
}

/** The attacker's own machine, without any session. */
export function outsider({ target, seen, control }: Attack): Visitor {
  return new Visitor(target.url, control ? ANYWHERE : THIEF, seen);
}

/**
 * What the attacker holds of this account. The victim has a passkey and has just signed in on their own machine.
 * Null when what the attacker holds opens nothing.
 */
export async function takeOver(attack: Attack, account: string): Promise<Held | null> {
  const { target, strength, seen, control } = attack;
  if (strength === 'password') {
    const visitor = outsider(attack);
    return (await tryPassword(visitor, account, control)) ? { visitor, device: null } : null;
  }
  const device = new Authenticator(target.url);
  const victim = new Visitor(target.url, VICTIM, null);
  const enrolled = await victim.enrol(await createEnrolmentLink(target.owner, account, target.url), device);
  if (!enrolled || !(await victim.signIn(device))) throw new Error('the victim could not sign in');
  if (strength === 'session') return { visitor: victim.stolenBy(THIEF, seen), device: null };
  return { visitor: victim.watchedBy(seen), device };
}

/** Every door that a name, an address and passwords might open. */
async function tryPassword(visitor: Visitor, account: string, control: boolean): Promise<boolean> {
  if (control) return (await visitor.post('/demo/entrer', { compte: account })).status === 303;
  const email = `agent${account}@exemple.fr`;
  await visitor.post('/connexion', { email, password: 'Azerty123!', mot_de_passe: 'Azerty123!' });
  await visitor.post('/demo/entrer', { compte: account });
  const ours = new Authenticator(visitor.url);
  const entered = await visitor.signIn(ours);
  for (const door of ['/recuperation', '/ma-recuperation', '/connexion/recuperer', '/connexion/agent'])
    await visitor.post(door, { email, naissance: '1990-01-01' });
  const anyLink = `${visitor.url}/enrolement/${Buffer.alloc(32, 7).toString('base64url')}`;
  const enrolled = await visitor.enrol(anyLink, ours);
  return (entered || enrolled) && (await isIn(visitor));
}

/** Whether this visitor has a session that is served. */
export async function isIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.get('/mon-compte')).status === 200;
}

/** A session for an account whose one-time link reached the attacker's mailbox; null when none came. */
export async function enterByMail(attack: Attack, address: string): Promise<Visitor | null> {
  const link = attack.target.mailOf(address).findLast((mail) => mail.link?.includes('/enrolement/'))?.link;
  if (link === null || link === undefined) return null;
  const visitor = outsider(attack);
  const device = new Authenticator(attack.target.url);
  return (await visitor.enrol(link, device)) && (await visitor.signIn(device)) ? visitor : null;
}
