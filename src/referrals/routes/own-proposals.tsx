import { Hono } from 'hono';
import { callValue } from '../../db/index.ts';
import { refusalAnswer } from '../../dossiers/index.ts';
import { refusalCode } from '../../gate/index.ts';
import type { AppEnv } from '../../ui/index.ts';
import { parseRef, splitRef } from '../../vault/index.ts';
import type { ReferralDeps } from '../deps.ts';
import { requireYoung, youngSession } from '../link-session.tsx';
import { listOwn } from '../queries.ts';
import type { Act } from '../states.ts';
import { OwnProposalsPage } from '../views/own-proposals-page.tsx';
import { actOnProposal, showProposal } from './proposal.tsx';

/**
 * `/mes-propositions`: a young person by their own identity finds all that was proposed to them, each with the page and
 * the acts that a link gives. `/dossiers/:ref/detacher-identite`: who follows them undoes that way in.
 */
export function ownProposalRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/mes-propositions', async (c) => {
    const session = await requireYoung(deps, c);
    if (session instanceof Response) return session;
    const own = await listOwn(deps.db.app, session.token);
    if (own.code !== null)
      return refusalAnswer(c, { ok: false, code: refusalCode(own.code), entryId: own.entry });
    return c.html(<OwnProposalsPage c={c} own={own} provider={deps.config.youngOidc?.name ?? null} />);
  });

  app.get('/mes-propositions/:id{[0-9]{1,18}}', async (c) => {
    const session = await youngSession(deps, c, c.req.param('id'));
    return session instanceof Response ? session : showProposal(deps, c, session, null, {});
  });

  const act = (path: string, name: Act) =>
    app.post(`/mes-propositions/:id{[0-9]{1,18}}/${path}`, (c) =>
      actOnProposal(deps, c, name, () => youngSession(deps, c, c.req.param('id'))),
    );
  act('accepter', 'accept');
  act('decliner', 'decline');
  act('renoncer', 'renounce');

  app.post('/dossiers/:ref{[0-9]+-[0-9]+}/detacher-identite', async (c) => {
    const ref = parseRef(c.req.param('ref'));
    if (!ref) return c.notFound();
    const answer = await callValue<{ code: string | null; entry: string }>(
      deps.db.app,
      'identity.young_unbind',
      [c.var.token ?? Buffer.alloc(0), ...splitRef(ref)],
    );
    if (answer.code !== null)
      return refusalAnswer(c, { ok: false, code: refusalCode(answer.code), entryId: answer.entry });
    return c.redirect(`/dossiers/${ref}?fait=identite-detachee`, 303);
  });

  return app;
}
