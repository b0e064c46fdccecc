import { callRows, callValue } from '../../src/db/index.ts';
import { scene } from './scene.ts';

/** Two account managers of different lineage, a supervision above them, and the calls of the approvals' kernel. */
export async function fourEyes(people = 3) {
  const s = await scene(people);
  // Until the worst case is computed, any number does: these tests are not about it.
  if ((await s.owner.query(`SELECT to_regproc('gate.worst_case_change') IS NULL AS gone`)).rows[0].gone)
    await s.owner.query(`CREATE FUNCTION gate.worst_case_change(bigint, OUT before int, OUT after int) LANGUAGE sql AS 'SELECT 0, 10';
      GRANT EXECUTE ON FUNCTION gate.worst_case_change TO ecluse_kernel`);
  await s.owner.query(`INSERT INTO identity.allowed_domain VALUES ($1, 'exemple.fr')`, [s.structure]);
  const { rows } = await s.owner.query(
    `INSERT INTO identity.structure (name, kind) VALUES ('Région', 'supervision') RETURNING structure_id AS id`,
  );
  const region = String(rows[0].id);
  const asker = await s.account(s.structure, 'account_manager');
  const approver = await s.account(s.structure, 'account_manager');
  const supervisor = await s.account(region, 'supervisor');
  const present = (account: string) => s.session(account, { presence: true });
  const token = {
    asker: await present(asker),
    approver: await present(approver),
    supervisor: await present(supervisor),
  };

  const ask = async (
    by: Buffer,
    kind: string,
    account: string | null,
    payload: Record<string, unknown> = {},
    why = 'Remplace un départ',
  ) => {
    const [row] = await callRows<{ code: string | null; request_id: string | null }>(
      s.db.app,
      'gate.request_widening',
      [by, kind, account, JSON.stringify(payload), why],
    );
    return { code: row?.code ?? null, id: row?.request_id ?? null };
  };
  let invited = 0;
  /** Asks and gives the number of the wish; throws when it was refused. */
  const wish = async (...args: Parameters<typeof ask>) => {
    const { code, id } = await ask(...args);
    if (code !== null || id === null) throw new Error(`refused: ${code}`);
    return id;
  };
  const call = (fn: string, ...args: unknown[]) => callValue<string | null>(s.db.app, fn, args);

  return {
    ...s,
    region,
    asker,
    approver,
    supervisor,
    token,
    present,
    ask,
    wish,
    call,
    invite: (by = token.asker, email?: string) => {
      invited += 1;
      return wish(by, 'account.invite', null, {
        email: email ?? `invite${invited}@exemple.fr`,
        display_name: `Invitée ${invited}`,
        role: 'counsellor',
      });
    },
    approve: (by: Buffer, id: string, met = false) => call('gate.approve', by, id, met),
    /** Moves time for one row, instead of waiting. */
    set: (sql: string, ...values: unknown[]) => s.owner.query(sql, values),
    async one<T = string>(sql: string, ...values: unknown[]): Promise<T> {
      const found = await s.owner.query(`SELECT (${sql}) AS v`, values);
      return found.rows[0].v;
    },
  };
}
