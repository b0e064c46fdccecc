import {
  type AppContext,
  findText,
  formatDate,
  formatDateTime,
  langOf,
  type TagColor,
  type TagDot,
  t,
} from '../../ui/index.ts';
import type { Account } from '../find-accounts.ts';
import type { Wish } from '../find-requests.ts';

export interface StateWord {
  label: string;
  color: TagColor;
  dot: TagDot;
}

/** The state of an account in a word, a colour and a shape. */
export function stateOf(c: AppContext, account: Account, now: Date = new Date()): StateWord {
  if (account.state === 'active') {
    if (account.recovery) return { label: t(c, 'accounts.state.recovering'), color: 'warning', dot: 'ring' };
    if (account.mayResend) return { label: t(c, 'accounts.state.invited'), color: 'accent', dot: 'ring' };
    if (account.coversUntil) return { label: t(c, 'accounts.state.covering'), color: 'warning', dot: 'ring' };
    if (account.probationUntil !== null && account.probationUntil > now)
      return { label: t(c, 'accounts.state.probation'), color: 'accent', dot: 'ring' };
    return { label: t(c, 'accounts.state.active'), color: 'success', dot: 'disc' };
  }
  const stopped = account.state === 'frozen' || account.state === 'removed';
  return {
    label: t(c, `accounts.state.${account.state}`),
    color: account.state === 'frozen' ? 'danger' : account.state === 'pending' ? 'accent' : 'neutral',
    dot: stopped ? 'square' : 'ring',
  };
}

export function roleWord(c: AppContext, role: string | number | null | undefined): string {
  return findText(c, `accounts.role.${role}`) ?? '—';
}

/** Everything that a text about a wish may name. */
function wishParams(c: AppContext, wish: Wish): Record<string, string | number> {
  const lang = langOf(c);
  const { payload } = wish;
  const day = (value: string | number | undefined, back: number) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? formatDate(lang, new Date(Date.parse(value) - back))
      : '—';
  return {
    name: wish.accountName ?? String(payload.display_name ?? t(c, 'accounts.wish.removed')),
    email: String(payload.email ?? ''),
    role: roleWord(c, payload.role ?? wish.accountRole),
    structure: wish.toStructure ?? wish.structureName,
    people: Number(payload.people ?? 0),
    hours: Number(payload.hours ?? 0),
    class: findText(c, `accounts.widen.class.${payload.class}`) ?? '',
    files: wish.files ?? 0,
    from: wish.fromName ?? '—',
    since: day(payload.from, 0),
    // The end is the first moment after the last day.
    until: day(payload.until, 1),
    circuit: payload.structure === 0 ? t(c, 'accounts.wish.wholeInstance') : wish.structureName,
    label: String(payload.label ?? ''),
    pseudonym: String(payload.pseudonym ?? ''),
    before: wish.before ?? 0,
    after: wish.after ?? 0,
  };
}

export function wishTitle(c: AppContext, wish: Wish): string {
  return findText(c, `accounts.wish.title.${wish.kind}`, wishParams(c, wish)) ?? wish.kind;
}

/** The three lines before a decision: what it does, whom it touches, whether there is a way back. */
export function wishEffect(c: AppContext, wish: Wish): { what: string; who: string; undo: string } {
  const params = wishParams(c, wish);
  const known = wish.before !== null && wish.after !== null;
  return {
    what: findText(c, `accounts.wish.effect.${wish.kind}`, params) ?? '',
    who:
      findText(c, `accounts.wish.whom.${wish.kind}`, params) ??
      (known ? t(c, 'accounts.wish.who', params) : t(c, 'accounts.wish.whoUnknown')),
    undo: findText(c, `accounts.wish.undo.${wish.kind}`) ?? '',
  };
}

export function askedBy(c: AppContext, wish: Wish): string {
  const date = formatDateTime(langOf(c), wish.requestedAt);
  if (wish.mine) return t(c, 'accounts.requests.byYou', { date });
  return wish.requestedBy === null
    ? t(c, 'accounts.requests.bySso', { date })
    : t(c, 'accounts.requests.by', { name: wish.requestedBy, date });
}

export function wishState(c: AppContext, wish: Wish): StateWord {
  const label = t(c, `accounts.wish.state.${wish.state}`);
  if (wish.state === 'waiting') return { label, color: 'warning', dot: 'ring' };
  return wish.state === 'approved'
    ? { label, color: 'success', dot: 'disc' }
    : { label, color: 'neutral', dot: 'square' };
}
