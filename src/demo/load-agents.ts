import type { Queryable } from '../db/index.ts';
import { allowDomains, createAccount, createStructure } from '../identity/index.ts';
import {
  demoAccountManager,
  demoCounsellors,
  demoInvited,
  demoSecondManager,
  demoSecondSupervisor,
  demoStructures,
  demoSupervisor,
} from './roster.ts';

/**
 * The Mission Locale, its counsellors and account manager, and the supervision. Not on probation: the demo shows a
 * day of people who have been working for a while. Counsellors first: the sign-in page offers the first of each role,
 * and two account managers and supervisors, so that one can decide what the other asks for.
 */
export async function loadAgents(owner: Queryable): Promise<void> {
  const { missionLocale, supervision } = demoStructures;
  const local = await createStructure(owner, { ...missionLocale, department: '48' });
  const add = (
    structureId: string,
    role: 'counsellor' | 'account_manager' | 'supervisor',
    agent: { email: string; displayName: string },
  ) =>
    createAccount(owner, {
      structureId,
      role,
      email: agent.email,
      displayName: agent.displayName,
      probationDays: 0,
    });
  for (const agent of demoCounsellors) await add(local, 'counsellor', agent);
  await allowDomains(owner, local, ['exemple.fr']);
  await add(local, 'account_manager', demoAccountManager);
  const { accountId } = await add(local, 'account_manager', demoSecondManager);
  const above = await createStructure(owner, { ...supervision, department: '48' });
  await add(above, 'supervisor', demoSupervisor);
  await add(above, 'supervisor', demoSecondSupervisor);
  // Written as it would be asked for: whoever enters as the other manager finds it waiting.
  await owner.query(
    `INSERT INTO gate.request (structure_id, kind, payload, why, requested_by) VALUES ($1, 'account.invite', $2, $3, $4)`,
    [
      local,
      JSON.stringify({ email: demoInvited.email, display_name: demoInvited.displayName, role: 'counsellor' }),
      'Remplace un départ, antenne nord.',
      accountId,
    ],
  );
  // Nobody needs to be told of what the demo is born with.
  await owner.query(
    `UPDATE identity.outbox SET status = 'dropped', closed_at = now() WHERE status = 'waiting'`,
  );
}

/** Account and structure of a demo agent; throws when the agents' step has not run. */
export async function findAgent(
  owner: Queryable,
  email: string,
): Promise<{ accountId: string; structureId: string }> {
  const { rows } = await owner.query<{ accountId: string; structureId: string }>(
    'SELECT account_id AS "accountId", structure_id AS "structureId" FROM identity.account WHERE lower(email) = $1',
    [email],
  );
  const agent = rows[0];
  if (!agent) throw new Error('the demo has no such agent');
  return agent;
}
