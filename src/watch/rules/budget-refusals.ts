import { firstOf, type Rule, within } from '../act.ts';

const MINUTES_10 = 600_000;

/**
 * Refused by a budget again and again. It never freezes: the budget holds by itself, and somebody on probation who goes
 * back to the home page is refused each time.
 */
export const budgetRefusals: Rule = {
  name: 'budget_refusals',
  look(acts) {
    if (!acts.at(-1)?.code?.startsWith('budget_')) return null;
    const refused = within(acts, MINUTES_10).filter((act) => act.code?.startsWith('budget_'));
    return firstOf(['slow', refused.length >= 12, refused], ['warn', refused.length >= 4, refused]);
  },
};
