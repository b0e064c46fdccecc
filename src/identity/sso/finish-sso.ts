import { z } from 'zod';
import { callRows } from '../../db/call.ts';
import type { IdentityDeps } from '../deps.ts';
import { newToken } from '../tokens.ts';
import type { Vouched } from './come-back.ts';

const text = z.string().max(300).optional().catch(undefined);
/** What we read of an agent's claims; whatever else the provider says is not looked at. */
export const agentClaims = z.object({
  siret: text,
  idp_id: text,
  email: text,
  given_name: text,
  usual_name: text,
  family_name: text,
});

export type SsoAnswer = { ok: true; token: Buffer } | { ok: false; code: string };

/**
 * Lets an agent in whom the provider vouched for, if the database says so.
 * Refuses: `failed` (claims of another shape), and those of `identity.sso_sign_in`.
 */
export async function finishSso(deps: IdentityDeps, who: Vouched): Promise<SsoAnswer> {
  const parsed = agentClaims.safeParse(who.info);
  if (!parsed.success) return { ok: false, code: 'failed' };
  const claims = parsed.data;
  const token = newToken();
  const name = [claims.given_name, claims.usual_name ?? claims.family_name].filter(Boolean).join(' ');
  const [row] = await callRows<{ code: string | null }>(deps.db.signin, 'identity.sso_sign_in', [
    who.issuer,
    who.subject,
    who.acr,
    claims.siret ?? null,
    claims.idp_id ?? null,
    claims.email ?? null,
    printable(name),
    token,
  ]);
  const code = row === undefined ? 'failed' : row.code;
  return code === null ? { ok: true, token } : { ok: false, code };
}

function printable(name: string): string {
  return name.replace(/[\p{C}<>]/gu, '').slice(0, 100);
}
