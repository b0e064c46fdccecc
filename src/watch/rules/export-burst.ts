import { type Act, distinct, firstOf, isListed, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** So many people at once make an act a list. */
const MANY = 10;

/**
 * List after list. A hand turns a page a second at most; a browser that restores its tabs asks for a handful at once, of
 * which few are different pages of one list.
 * An export counts like a list, whatever its name.
 */
export const exportBurst: Rule = {
  name: 'export_burst',
  look(acts) {
    const last = acts.at(-1);
    if (last === undefined || !isList(last)) return null;
    const instant = within(acts, SECOND).filter(isList);
    const burst = within(acts, 4 * SECOND).filter(isList);
    const minute = within(acts, MINUTE).filter(isList);
    const exported = within(acts, 10 * MINUTE).filter(
      (act) => act.code === null && act.op.endsWith('.export'),
    );
    return firstOf(
      ['freeze', distinct(instant) >= 90, instant],
      ['freeze', burst.length >= 9, burst],
      ['freeze', distinct(minute) >= 350, minute],
      ['slow', distinct(minute) >= 175, minute],
      ['touch', exported.length >= 4, exported],
      ['warn', minute.length >= 15, minute],
    );
  },
};

const isList = (act: Act): boolean =>
  (isListed(act) && act.people >= MANY) || (act.code === null && act.op.endsWith('.export'));
