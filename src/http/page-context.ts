import type { MiddlewareHandler } from 'hono';
import { myBudget } from '../gate/index.ts';
import { type AppEnv, isAgent, type PageContext } from '../ui/index.ts';
import type { Assets } from './assets.ts';
import type { HttpDeps } from './deps.ts';

/** Before the session is known: enough to draw an error page. */
export function blankPage(deps: HttpDeps, assets: Assets): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('token', null);
    c.set('actor', null);
    c.set('moved', null);
    c.set('frozen', false);
    c.set('lang', 'fr');
    c.set('page', {
      path: c.req.method === 'GET' ? c.req.path : '/',
      demo: deps.config.demo,
      instanceName: deps.config.demo ? 'Démonstration' : new URL(deps.config.publicUrl).hostname,
      asset: assets.address,
      budget: async () => null,
      counts: async () => ({}),
    });
    await next();
  };
}

/**
 * Once the session is known: the budget meter and the numbers of the navigation, asked when the page
 * is drawn. A fault there must not take the page down: the meter is then absent.
 */
export function pageOfActor(deps: HttpDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { token, actor, page } = c.var;
    if (token && isAgent(actor)) {
      const { navCounts } = deps;
      c.set('page', {
        ...page,
        budget: actor.role === 'counsellor' ? () => contactBudget(deps, token) : page.budget,
        counts: navCounts ? () => navCounts(token, actor).catch(() => ({})) : page.counts,
      });
    }
    await next();
  };
}

/** The cap that a day's work meets first: people whose dossier or contact data was opened. */
async function contactBudget(deps: HttpDeps, token: Buffer): ReturnType<PageContext['budget']> {
  const budgets = await myBudget(deps.db.app, token).catch(() => []);
  const contact = budgets.find((budget) => budget.class === 'contact');
  return contact ? { used: Number(contact.used), cap: Number(contact.cap) } : null;
}
