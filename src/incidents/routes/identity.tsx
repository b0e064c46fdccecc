import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import type { IncidentDeps } from '../deps.ts';
import { type Identity, requestIdentity, showIdentity } from '../identity/show-identity.ts';
import type { IncidentFile, PersonFile } from '../incident.ts';
import { readIncident } from '../read-incident.ts';
import { PersonPage } from '../views/person-page.tsx';

const PERSON = '/incidents/:id{[0-9]{1,18}}/personnes/:personne{[0-9]{1,9}}';

/** `/incidents/:id/personnes/:personne`: what was seen of one person; its identity, once two people agreed. */
export function identityRoutes(deps: IncidentDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const db = deps.db.app;

  app.get(PERSON, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const done = c.req.query('fait') === 'demande' ? t(c, 'incidents.identity.done') : null;
    return show(c, session.token, null, done);
  });

  app.post(`${PERSON}/identite`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, personne } = c.req.param();
    const { motif = '' } = await readForm(c);
    const code = await requestIdentity(deps, session.token, id, personne, motif);
    if (code !== null) return refusalAnswer(c, code, back(c));
    await deps.sendAccountMail?.();
    return c.redirect(`${back(c)}?fait=demande`, 303);
  });

  app.post(`${PERSON}/identite/afficher`, async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { id, personne } = c.req.param();
    const shown = await showIdentity(deps, session.token, id, personne);
    if (!shown.ok) return refusalAnswer(c, shown.code, back(c));
    return show(c, session.token, shown.identity, null);
  });

  async function show(c: AppContext, token: Buffer, identity: Identity | null, done: string | null) {
    const [id, personne] = [c.req.param('id') ?? '', c.req.param('personne')];
    const file = await readIncident<IncidentFile>(db, token, 'view', id);
    if (!file.ok) return refusalAnswer(c, file.code, `/incidents/${id}`);
    const read = await readIncident<PersonFile>(db, token, 'person', id, { person: Number(personne) });
    if (!read.ok) return refusalAnswer(c, read.code, `/incidents/${id}`);
    const { person } = read.found;
    if (person === null) return refusalAnswer(c, 'not_found', `/incidents/${id}/personnes`);
    c.header('Cache-Control', 'no-store');
    return c.html(
      <PersonPage c={c} file={file.found} of={read.found} person={person} identity={identity} done={done} />,
    );
  }

  return app;
}

const back = (c: AppContext) => `/incidents/${c.req.param('id')}/personnes/${c.req.param('personne')}`;
