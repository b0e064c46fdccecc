import { type Act, type Finding, MEASURES, type Profile, type Rule } from '../act.ts';
import { budgetRefusals } from './budget-refusals.ts';
import { canary } from './canary.ts';
import { exportBurst } from './export-burst.ts';
import { idSequence } from './id-sequence.ts';
import { lineageGrows } from './lineage-grows.ts';
import { linksRedeemed } from './links-redeemed.ts';
import { manyRefusals } from './many-refusals.ts';
import { newAccount } from './new-account.ts';
import { searchLetters } from './search-letters.ts';
import { twoPlaces } from './two-places.ts';
import { unusualPace } from './unusual-pace.ts';

/** All rules. Each looks at every act; none knows of another. */
export const RULES: readonly Rule[] = [
  canary,
  manyRefusals,
  idSequence,
  unusualPace,
  newAccount,
  exportBurst,
  searchLetters,
  twoPlaces,
  lineageGrows,
  linksRedeemed,
  budgetRefusals,
];

export interface Found extends Finding {
  rule: string;
}

/** No rule looks further back than this. */
const LONGEST = 500;

/**
 * What the rules find in the acts from `from` on, each judged with those before it: the heaviest finding of each rule,
 * with the latest act that gave it. Takes the acts oldest first.
 */
export function evaluate(acts: readonly Act[], profile: Profile, from = 0): Found[] {
  const found = new Map<string, Found>();
  const upTo = acts.slice(Math.max(0, from - LONGEST), from);
  for (const act of acts.slice(from)) {
    upTo.push(act);
    if (upTo.length > LONGEST) upTo.shift();
    for (const rule of RULES) {
      const finding = rule.look(upTo, profile);
      if (finding === null) continue;
      const before = found.get(rule.name);
      if (before === undefined || weight(finding) >= weight(before))
        found.set(rule.name, { ...finding, rule: rule.name });
    }
  }
  return [...found.values()].sort((a, b) => weight(b) - weight(a));
}

const weight = ({ measure }: Finding): number => MEASURES.indexOf(measure);
