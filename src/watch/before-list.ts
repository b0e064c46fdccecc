import { type Act, distinct, type Finding, isListed } from './act.ts';

/** A page of names that somebody asks for, before it is shown. */
export interface Wish {
  at: number;
  /** Between the account's last answered page and this request; 0: at once with another list; null: after no page. */
  thinkMs: number | null;
}

const SECOND = 1000;
/** How long names that were shown count; a touch ends it. */
const REMEMBERED_MS = 600 * SECOND;
/** So many people at once make an act a list. */
const MANY = 10;
export interface BeforeListLimits {
  /** Names in lists since the last touch after which the next page of names asks for one. */
  most: number;
  /** A hand needs longer from one page to the next. */
  hasteMs: number;
}

/** The others that were measured stand in docs/watch.md. */
export const LIMITS: BeforeListLimits = { most: 75, hasteMs: 300 };

/** From the page that asks for a touch to the list behind it, with the touch in between: a hand needs longer, a program does not. */
const MACHINE_TOUCH_MS = 700;

/**
 * Whether a page of names may be shown, judged before it is: after the act, a page of 25 has shown 25. Takes the
 * account's acts, oldest first. Returns null (show it), 'touch' (first the passkey: cheap to whoever is there,
 * impossible to whoever only has the session), or 'freeze' (the touch that was asked for came as no hand makes it).
 */
export function beforeList(
  acts: readonly Act[],
  wish: Wish,
  { most, hasteMs }: BeforeListLimits = LIMITS,
): Finding | null {
  const recent = acts.filter((act) => act.at > wish.at - REMEMBERED_MS);
  const touched = recent.findLastIndex(isTouch);
  const touch = recent[touched];
  const earlier = recent.slice(0, Math.max(touched, 0)).findLastIndex(isTouch);
  // The first of several windows that asked: whoever touches in one may have been asked in another just now.
  const asked = recent.slice(earlier + 1, Math.max(touched, 0)).find((act) => act.op === ASKED);
  if (asked && touch && wish.at - asked.at < MACHINE_TOUCH_MS)
    return { measure: 'freeze', acts: [asked, touch] };
  const lists = recent.slice(touched + 1).filter((act) => isListed(act) && act.people >= MANY);
  if (lists.length === 0) return null;
  const hasty = wish.thinkMs !== null && wish.thinkMs < hasteMs;
  return hasty || distinct(lists) >= most ? { measure: 'touch', acts: lists } : null;
}

/** What the kernel writes when a page of names was held back. */
export const ASKED = 'watch.ask_touch';

const isTouch = (act: Act): boolean =>
  act.code === null && (act.op === 'identity.confirm_presence' || act.op === 'identity.sign_in');
