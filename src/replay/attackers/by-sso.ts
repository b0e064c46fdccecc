import { allowSso } from '../../identity/index.ts';
import { ask } from '../ask.ts';
import type { ReplayIssuer } from '../issuer.ts';
import type { Visitor } from '../visitor.ts';
import { type Attack, isIn, outsider } from './attack.ts';

/** An account that the attacker makes by arriving through single sign-on, as whom they please. */
export interface BySso {
  /** Comes through the provider again; a visitor with a session, or null when the door stays shut. */
  come(): Promise<Visitor | null>;
  /** The account that was born of it. */
  account: string;
}

/**
 * The identity provider vouches for the attacker: a subject of their own, the victim structure's siret, the provider that
 * speaks for it, the highest level, and the address of its account manager. To be called before wishes are approved: the
 * birth leaves one, which the attacker then tries to grant to themself.
 */
export async function arriveBySso(attack: Attack, issuer: ReplayIssuer): Promise<BySso> {
  const { target, world, home, strength } = attack;
  const structureId = String(home);
  const siret = String(10_000_000_000_000 + home);
  await target.owner.query('UPDATE identity.structure SET siret = $2 WHERE structure_id = $1', [
    structureId,
    siret,
  ]);
  await allowSso(target.owner, { structureId, issuer: issuer.url, idps: ['idp'] });
  const sub = `attacker-${home}-${strength}`;
  const come = async () => {
    issuer.says({
      sub,
      acr: 'eidas3',
      siret,
      idp_id: 'idp',
      email: `agent${world.staffOf(home).manager}@exemple.fr`,
      given_name: 'Agente',
      usual_name: 'Nouvelle',
    });
    const visitor = outsider(attack);
    const out = await visitor.get('/connexion/agent/aller');
    if (out.location === null) throw new Error('the replay’s identity provider was not offered');
    const { origin, pathname, search } = new URL(out.location);
    const there = await ask(origin, `${pathname}${search}`);
    const back = URL.parse(there.location ?? '');
    if (back === null) throw new Error('the replay’s identity provider sent nobody back');
    await visitor.get(`${back.pathname}${back.search}`);
    return (await isIn(visitor)) ? visitor : null;
  };
  await come();
  const { rows } = await target.owner.query<{ id: string }>(
    'SELECT account_id AS id FROM identity.sso_subject WHERE issuer = $1 AND subject = $2',
    [issuer.url, sub],
  );
  const account = rows[0]?.id;
  // Otherwise the attack is too weak to prove anything.
  if (account === undefined) throw new Error('no account was born through single sign-on');
  return { come, account };
}
