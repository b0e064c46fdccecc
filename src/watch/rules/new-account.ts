import { distinct, firstOf, isOpened, type Rule, within } from '../act.ts';

const SECOND = 1000;
const DAY = 86_400_000;
const NEW_DAYS = 14;

/** An account of a few days that hurries. Its budget is ten people a day: these thresholds are below it. */
export const newAccount: Rule = {
  name: 'new_account',
  look(acts, profile) {
    const last = acts.at(-1);
    if (last === undefined || !isOpened(last)) return null;
    if (!profile.probation && last.at - profile.bornAt > NEW_DAYS * DAY) return null;
    const burst = within(acts, 3 * SECOND).filter(isOpened);
    const quick = within(acts, 30 * SECOND).filter(isOpened);
    const hurry = within(acts, 600 * SECOND).filter(isOpened);
    return firstOf(
      // A browser that restores its windows brings back up to seven at once, lists among them.
      ['freeze', distinct(burst) >= 7, burst],
      ['touch', distinct(burst) >= 5 || distinct(quick) >= 7, quick],
      ['warn', distinct(hurry) >= 8, hurry],
    );
  },
};
