import { callRows } from '../db/call.ts';
import type { Role } from '../ui/env.ts';
import type { IdentityDeps } from './deps.ts';

export interface Enrolment {
  accountId: string;
  role: Role;
  displayName: string | null;
  email: string | null;
  structureName: string;
  userHandle: Buffer;
  credentialIds: string[];
}

interface EnrolmentRow {
  code: string | null;
  account_id: string;
  role: Role;
  display_name: string | null;
  email: string | null;
  structure_name: string;
  user_handle: Buffer;
  credential_ids: string[];
}

/** The open enrolment of a one-time token; null when unknown, used, over or another session's: one answer for all. */
export async function findEnrolment(
  deps: Pick<IdentityDeps, 'db'>,
  token: Buffer,
  session: Buffer | null,
): Promise<Enrolment | null> {
  const [row] = await callRows<EnrolmentRow>(deps.db.signin, 'identity.find_enrolment', [token, session]);
  if (row === undefined || row.code !== null) return null;
  return {
    accountId: row.account_id,
    role: row.role,
    displayName: row.display_name,
    email: row.email,
    structureName: row.structure_name,
    userHandle: row.user_handle,
    credentialIds: row.credential_ids,
  };
}
