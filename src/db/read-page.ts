import type { QueryResultRow } from 'pg';
import type { Queryable } from './call.ts';

/** The pages about agents that the kernel reads: `db/kernel/gate/page_operation.sql`. */
export type AgentPage =
  | 'accounts'
  | 'move_targets'
  | 'successors'
  | 'requests'
  | 'my_requests'
  | 'family'
  | 'lineages'
  | 'worst_cases'
  | 'worst_case_history'
  | 'my_recovery';

/** Whole numbers, as text where they are ids. */
export type PageArgs = Partial<
  Record<'account' | 'request' | 'structure' | 'skip' | 'export', string | number | null>
>;

/** The rows as JSON has them: ids as text, moments as ISO text. */
export type PageRead<Row> = { ok: true; rows: Row[] } | { ok: false; code: string };

/**
 * Reads one page about agents: asks, and takes only after the entry is committed, in one round trip
 * (`db/kernel/gate/read_page.sql`). `on` must not be inside a transaction: the procedure ends its own.
 *
 * @example const read = await readPage<AccountRow>(db.app, token, 'accounts', { account: id });
 */
export async function readPage<Row extends QueryResultRow>(
  on: Queryable,
  token: Buffer,
  page: AgentPage,
  args: PageArgs = {},
): Promise<PageRead<Row>> {
  const { rows } = await on.query<{ p_result: { code: string | null; rows?: Row[] } }>(
    'CALL gate.read_page($1, $2, $3, NULL)',
    [token, page, JSON.stringify(args)],
  );
  const result = rows[0]?.p_result;
  if (result === undefined) throw new Error('gate.read_page returned no row');
  return result.code === null ? { ok: true, rows: result.rows ?? [] } : { ok: false, code: result.code };
}
