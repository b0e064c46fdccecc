import { type Budget, myBudget } from '../gate/index.ts';
import type { CaseloadFilter, CaseloadOrder, Refused, RevealedPerson } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

export type { CaseloadFilter, CaseloadOrder };

export const caseloadFilters = [
  'all',
  'quiet',
  'referral',
  'training',
  'active',
  'paused',
  'closed',
] as const satisfies readonly CaseloadFilter[];

export const caseloadOrders = ['latest', 'oldest'] as const satisfies readonly CaseloadOrder[];

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
    target: { caseload: { limit: a.limit, offset: a.offset, filter: `${a.filter}:${a.order ?? 'latest'}` } },
    fields: ['summary', 'situation'],
  });
  if (!page.ok) return page;
  const [counts, budgets] = await Promise.all([vault.caseloadCounts(a.token), myBudget(db.app, a.token)]);
  return {
    ok: true,
    people: page.people,
    counts: counts ?? none,
    listed: budgets.find((budget) => budget.class === 'listed') ?? null,
  };
}
