import type { Visitor } from '../visitor.ts';
import { type Attack, enterByMail, type Held, isIn, type Loot, outsider, takeOver } from './attack.ts';
import { arriveBySso } from './by-sso.ts';
import { readEverything } from './read-everything.ts';

/**
 * December 2025: whoever held one account manager's account made two accounts with it, and read 1.6 million files.
 * Stronger here: an older account of the same family is held too, and mailboxes on the structure's own domain; and one
 * account is made through an identity provider that vouches for whatever the attacker says.
 */
export async function attackMissionsLocales(attack: Attack): Promise<Loot> {
  const staff = attack.world.staffOf(attack.home);
  const accounts = [staff.manager, staff.accomplice];
  const held = (await Promise.all(accounts.map((id) => takeOver(attack, id)))).filter((one) => one !== null);
  const born: Visitor[] = [];
  // Before the wishes are approved: the birth leaves one among them.
  const bySso = await arriveBySso(attack, attack.target.issuer);
  accounts.push(bySso.account);
  for (const n of [1, 2]) {
    const address = `nouveau${n}.${attack.strength}@${staff.domain}`;
    await createAccount(held, address, n);
    const entered = await enterByMail(attack, address);
    if (entered !== null) {
      born.push(entered);
      accounts.push(await accountOf(attack, address));
    }
  }
  const admitted = await bySso.come();
  if (admitted !== null) born.push(admitted);
  for (const { visitor } of held) await addOwnKey(visitor);
  const sessions = [...born, ...held.map((one) => one.visitor)];
  const readers = born.length > 0 ? born : sessions.length > 0 ? sessions : [outsider(attack)];
  await readEverything(readers, attack);
  const usable = await Promise.all(born.map(isIn));
  return { accountsUsable: usable.filter(Boolean).length, accounts };
}

/** Invitation, then every approval that the attacker can give: one's own, and the second account's. */
async function createAccount(held: readonly Held[], address: string, n: number): Promise<void> {
  const [asker] = held;
  if (asker === undefined) return;
  const nom = `Personne Nouvelle ${n}`;
  await asker.visitor.post('/comptes/inviter', { mel: address, nom, role: 'counsellor', why: 'Renfort.' });
  const page = await asker.visitor.get('/demandes');
  const ids = new Set([...page.body.matchAll(/\/demandes\/(\d+)/g)].map(([, id = '']) => id));
  for (const id of ids) {
    for (const { visitor, device } of held) {
      if (device !== null) await visitor.touch(device);
      await visitor.post(`/demandes/${id}/approuver`, { met: 'oui' });
    }
  }
}

/** A thief who adds a key of their own would keep the account. */
async function addOwnKey(visitor: Visitor): Promise<void> {
  await visitor.json('/mon-compte/cles/options');
  await visitor.json('/mon-compte/cles', { answer: {}, label: 'clé' });
  await visitor.json('/enrolement/options');
}

async function accountOf({ target }: Attack, address: string): Promise<string> {
  const { rows } = await target.owner.query<{ id: string }>(
    'SELECT account_id AS id FROM identity.account WHERE lower(email) = lower($1)',
    [address],
  );
  return rows[0]?.id ?? '0';
}
