import { type AppContext, t } from '../../ui/index.ts';

/** What an act says once the page is back: `?fait=gel&n=3`. Words of a closed list, and a number. */
const DONE = ['gel', 'sessions', 'liens', 'clore', 'coupe', 'retablir'] as const;
export type Done = (typeof DONE)[number];

export function doneText(c: AppContext): string | null {
  const what = DONE.find((one) => one === c.req.query('fait'));
  const count = Number(c.req.query('n') ?? 0);
  if (what === undefined || !Number.isInteger(count) || count < 0) return null;
  return t(c, `watch.do.done.${what}`, { count });
}
