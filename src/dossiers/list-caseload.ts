import { type Budget, myBudget } from '../gate/index.ts';
import type { CaseloadFilter, Refused, RevealedPerson } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

export const caseloadFilters = [
  'all',
  'quiet',
  'active',
  'paused',
  'closed',
] as const satisfies CaseloadFilter[];
export const pageSize = 25;

export interface CaseloadPage {
  ok: true;
  people: RevealedPerson[];
  counts: Record<CaseloadFilter, number>;
  listed: Budget | null;
}

/**
 * One page of my caseload, latest contact first. Each person shown is one entry's subject and is charged to the
 * class `listed`. Refusals: those of `caseload.list`.
 */
export async function listCaseload(
  { vault, db }: DossierDeps,
  a: { token: Buffer; filter: CaseloadFilter; limit: number; offset: number },
): Promise<CaseloadPage | Refused> {
  const page = await vault.reveal({
    token: a.token,
    operation: 'caseload.list',
    purpose: null,
    target: { caseload: { limit: a.limit, offset: a.offset, filter: a.filter } },
    fields: ['summary', 'situation'],
  });
  if (!page.ok) return page;
  const [counts, budgets] = await Promise.all([vault.caseloadCounts(a.token), myBudget(db.app, a.token)]);
  return {
    ok: true,
    people: page.people,
    counts: counts ?? { all: 0, quiet: 0, active: 0, paused: 0, closed: 0 },
    listed: budgets.find((budget) => budget.class === 'listed') ?? null,
  };
}
