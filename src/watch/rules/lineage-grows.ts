import { firstOf, type Rule, within } from '../act.ts';

const DAY = 86_400_000;

/** Accounts asked for, one after the other. Two people decide on each: this tells them to look. */
export const lineageGrows: Rule = {
  name: 'lineage_grows',
  look(acts, profile) {
    if (acts.at(-1)?.kind !== 'account.invite') return null;
    const asked = within(acts, DAY).filter((act) => act.kind === 'account.invite' && act.code === null);
    // Each wish leaves two entries: asked, and written down.
    const wishes = Math.ceil(asked.length / 2);
    return firstOf(['touch', wishes >= 15, asked], ['warn', wishes >= 6 || profile.family >= 6, asked]);
  },
};
