import { callRows, callValue, type Queryable } from '../db/call.ts';
import { EcluseError } from '../errors.ts';
import type { Role } from '../ui/env.ts';
import { newToken, writeToken } from './tokens.ts';

export interface NewStructure {
  name: string;
  kind: 'mission_locale' | 'provider' | 'supervision';
  commune?: string;
  department?: string;
  siret?: string;
}

export interface NewAccount {
  structureId: string;
  role: Role;
  /** Null for a beneficiary only. */
  email: string | null;
  displayName: string | null;
  /** Days under the small budgets of a new account; 0: none. */
  probationDays?: number;
}

const createRefusals: Record<string, string> = {
  structure_unknown: 'there is no such structure',
  role_unfit: 'this role does not belong to that kind of structure',
  email_taken: 'an account has this e-mail address already',
};

/** Creates a structure, as the operator (the owner's connection); returns its id. */
export async function createStructure(owner: Queryable, structure: NewStructure): Promise<string> {
  return callValue<string>(owner, 'identity.create_structure', [
    structure.name,
    structure.kind,
    structure.commune ?? null,
    structure.department ?? null,
    structure.siret ?? null,
  ]);
}

/**
 * Creates an account, as the operator (the owner's connection): the first ones of a structure. Its account managers
 * are told by mail. Throws `input_refused` for an unknown structure, a role unfit for it, an e-mail address taken or wrong.
 */
export async function createAccount(owner: Queryable, account: NewAccount): Promise<{ accountId: string }> {
  const email = account.email?.trim() ?? null;
  if (email !== null && !/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(email)) {
    throw new EcluseError('input_refused', `"${email}" is not one plain e-mail address`);
  }
  const days = account.probationDays ?? 14;
  const [row] = await callRows<{ code: string | null; account_id: string }>(
    owner,
    'identity.create_account',
    [
      account.structureId,
      account.role,
      email,
      account.displayName?.trim() ?? null,
      days > 0 ? `${days} days` : null,
    ],
  );
  const code = row?.code ?? null;
  if (row === undefined || code !== null) {
    throw new EcluseError('input_refused', createRefusals[code ?? ''] ?? `refused: ${code}`);
  }
  return { accountId: row.account_id };
}

/** Says where the structure's agents have their addresses, as the operator; replaces what was said before. */
export async function allowDomains(
  owner: Queryable,
  structureId: string,
  domains: readonly string[],
): Promise<void> {
  const code = await callValue<string | null>(owner, 'identity.allow_domains', [structureId, domains]);
  if (code === 'structure_unknown') throw new EcluseError('input_refused', 'there is no such structure');
  if (code !== null) throw new EcluseError('input_refused', 'one of these is not a mail domain');
}

/** Says which identity providers speak for a structure's agents; by the operator only. */
export async function allowSso(
  owner: Queryable,
  a: { structureId: string; issuer: string; idps: readonly string[] },
): Promise<void> {
  const code = await callValue<string | null>(owner, 'identity.allow_sso', [a.structureId, a.issuer, a.idps]);
  if (code === 'structure_unknown') throw new EcluseError('input_refused', 'there is no such structure');
  if (code === 'siret_missing')
    throw new EcluseError('input_refused', 'this structure has no siret to compare with');
  if (code !== null)
    throw new EcluseError('input_refused', 'an issuer and the idp_id of its providers were expected');
}

/**
 * Opens a one-time enrolment (72 h) for an account and returns the link to hand over, in person or by a channel
 * that is already trusted. An earlier link that was not used stops working.
 */
export async function createEnrolmentLink(
  owner: Queryable,
  accountId: string,
  publicUrl: string,
): Promise<string> {
  const token = newToken();
  const code = await callValue<string | null>(owner, 'identity.create_enrolment', [accountId, token]);
  if (code !== null) throw new EcluseError('input_refused', `no enrolment for account ${accountId}: ${code}`);
  return `${publicUrl}/enrolement/${writeToken(token)}`;
}
