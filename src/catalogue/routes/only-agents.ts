import type { AppContext } from '../../ui/index.ts';

/**
 * The offer is public data, but the page stands inside of the service: a reader signs in first. A session opened by a
 * link is for one referral only.
 * @returns the answer to give instead, or null
 */
export function onlyAgents(c: AppContext): Response | null {
  const { actor } = c.var;
  if (actor === null) {
    const back = `${c.req.path}${new URL(c.req.url).search}`;
    return c.redirect(`/connexion?retour=${encodeURIComponent(back)}`, 303);
  }
  return actor.scopeReferral === null ? null : c.redirect('/', 303);
}
