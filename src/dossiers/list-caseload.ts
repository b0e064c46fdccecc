import { type Budget, myBudget } from '../gate/index.ts';
import type { Refused, RevealedPerson, CaseloadFilter as VaultFilter } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

export const caseloadFilters = [
  'all',
  'quiet',
  'referral',
  'training',
  'active',
  'paused',
  'closed',
] as const;
export type CaseloadFilter = (typeof caseloadFilters)[number];

/** By the latest contact only: names and programmes are sealed, so the database cannot put them in order. */
export const caseloadOrders = ['latest', 'oldest'] as const;
export type CaseloadOrder = (typeof caseloadOrders)[number];

export const pageSize = 25;

export interface CaseloadPage {
  ok: true;
  people: RevealedPerson[];
  counts: Record<CaseloadFilter, number>;
  listed: Budget | null;
}

const none = { all: 0, quiet: 0, referral: 0, training: 0, active: 0, paused: 0, closed: 0 };

/**
 * One page of my caseload, latest contact first unless asked otherwise. Each person shown is one entry's subject and
 * is charged to the class `listed`. Refusals: those of `caseload.list`.
 */
export async function listCaseload(
  { vault, db }: DossierDeps,
  a: { token: Buffer; filter: CaseloadFilter; order?: CaseloadOrder; limit: number; offset: number },
): Promise<CaseloadPage | Refused> {
  const page = await vault.reveal({
    token: a.token,
    operation: 'caseload.list',
    purpose: null,
    target: { caseload: { limit: a.limit, offset: a.offset, filter: kernelFilter(a) } },
    fields: ['summary', 'situation'],
  });
  if (!page.ok) return page;
  const [counted, budgets] = await Promise.all([
    db.app.query<{ counts: Record<CaseloadFilter, number> | null }>(
      'SELECT vault.caseload_counts($1) AS counts',
      [a.token],
    ),
    myBudget(db.app, a.token),
  ]);
  return {
    ok: true,
    people: page.people,
    counts: counted.rows[0]?.counts ?? none,
    listed: budgets.find((budget) => budget.class === 'listed') ?? null,
  };
}

// The vault hands the word on as it is; `db/kernel/vault/resolve_caseload.sql` says which words there are.
function kernelFilter({ filter, order = 'latest' }: { filter: CaseloadFilter; order?: CaseloadOrder }) {
  const word: string = `${filter}:${order}`;
  return word as VaultFilter;
}
