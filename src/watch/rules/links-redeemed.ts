import { firstOf, type Rule, within } from '../act.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * One-time links used up one after the other. By hand each takes a mail, a page and a button, three seconds at least,
 * and whoever opened it reads who was sent. An account that came in by a link is not frozen: its sessions end, those of
 * the links it has just used among them.
 */
export const linksRedeemed: Rule = {
  name: 'links_redeemed',
  look(acts) {
    const last = acts.at(-1);
    if (last === undefined || !isRedeemed(last)) return null;
    const [burst = [], minutes = [], hour = []] = [20 * SECOND, 5 * MINUTE, 60 * MINUTE].map((ms) =>
      within(acts, ms).filter(isRedeemed),
    );
    return firstOf(
      ['freeze', burst.length >= 10, burst],
      ['freeze', minutes.length >= 25, minutes],
      ['warn', minutes.length >= 15, minutes],
      ['warn', hour.length >= 40, hour],
    );
  },
};

const isRedeemed = (act: { op: string; code: string | null }): boolean =>
  act.op === 'identity.redeem_link' && act.code === null;
