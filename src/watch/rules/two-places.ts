import { firstOf, type Rule, within } from '../act.ts';

const MINUTES_10 = 600_000;

/**
 * A session shown from two places at once. What comes from the other place is refused by itself: here its owner is
 * asked for a touch, once, so that the copied cookie is worth nothing from either.
 */
export const twoPlaces: Rule = {
  name: 'two_places',
  look(acts) {
    if (acts.at(-1)?.code !== 'session_moved') return null;
    const moved = within(acts, MINUTES_10).filter((act) => act.code === 'session_moved');
    const machine = moved.filter((act) => act.changed.includes('browser'));
    const served = within(acts, MINUTES_10).filter(
      (act) => act.code === null && act.op !== 'identity.see_session',
    );
    return firstOf(
      ['touch', machine.length >= 2 && served.length > 0, machine],
      ['warn', machine.length >= 1 || moved.length >= 4, moved],
    );
  },
};
