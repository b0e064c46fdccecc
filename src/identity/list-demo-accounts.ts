import { callRows } from '../db/call.ts';
import type { Role } from '../ui/index.ts';
import type { IdentityDeps } from './deps.ts';

export interface DemoAccount {
  accountId: string;
  role: Role;
  displayName: string;
  structureName: string;
}

/** One account per role to enter as by a click; empty unless the database itself is in demo mode. */
export async function listDemoAccounts(deps: Pick<IdentityDeps, 'db'>): Promise<DemoAccount[]> {
  const rows = await callRows<{
    account_id: string;
    role: Role;
    display_name: string;
    structure_name: string;
  }>(deps.db.signin, 'identity.list_demo_accounts', []);
  return rows.map((row) => ({
    accountId: row.account_id,
    role: row.role,
    displayName: row.display_name,
    structureName: row.structure_name,
  }));
}
