import type { Rule } from '../act.ts';

/** Somebody invented was opened. Nobody has a reason to: nobody follows them, they call nobody, no list leads there. */
export const canary: Rule = {
  name: 'canary',
  look(acts) {
    const last = acts.at(-1);
    return last?.canary ? { measure: 'freeze', acts: [last] } : null;
  },
};
