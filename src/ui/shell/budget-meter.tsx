import type { BudgetView, Viewer } from '../env.ts';
import { t } from '../texts/index.ts';

/** Small, always at the same place; the refusal page is where it becomes loud. */
export function BudgetMeter({ c, budget }: { c: Viewer; budget: BudgetView }) {
  const near = budget.cap > 0 && budget.used / budget.cap >= 0.8;
  return (
    <a class="ec-budget" href="/mes-acces" title={t(c, 'common.budget.title')} data-near={near || undefined}>
      <span>{t(c, 'common.budget.people', { ...budget })}</span>
      <progress
        value={Math.min(budget.used, budget.cap)}
        max={Math.max(budget.cap, 1)}
        aria-label={t(c, 'common.budget.label', { ...budget })}
      />
    </a>
  );
}
