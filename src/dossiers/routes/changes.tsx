import { Hono } from 'hono';
import { type AppEnv, langOf } from '../../ui/index.ts';
import { parseRef } from '../../vault/index.ts';
import type { DossierDeps } from '../deps.ts';
import { findChanges } from '../find-changes.ts';
import { readForm } from '../forms.ts';
import { fullName } from '../people.ts';
import { restoreValue } from '../restore-value.ts';
import { refusalAnswer, signedIn } from '../signed-in.tsx';
import { ChangesPage } from '../views/changes-page.tsx';
import { presenceHref } from '../views/touch.tsx';

/** A value's number: what `vault.restore` takes, and no more digits than it has. */
const NUMBER = /^[1-9][0-9]{0,17}$/;

/** `/dossiers/:ref/modifications`: who wrote which protected value, and putting back one that was replaced. */
export function changesRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/dossiers/:ref{[0-9]+-[0-9]+}/modifications', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    if (!ref) return c.notFound();
    const { token } = session;
    const changes = await findChanges(deps, { token, ref });
    if (!changes.ok) return refusalAnswer(c, changes);
    const named = await deps.vault.reveal({
      token,
      operation: 'dossier.name',
      purpose: null,
      target: { subject: ref },
      fields: ['summary'],
    });
    if (!named.ok) return refusalAnswer(c, named);
    c.header('Cache-Control', 'no-store');
    return c.html(
      <ChangesPage
        c={c}
        lang={langOf(c)}
        person={ref}
        name={fullName(named.people[0]?.values ?? {})}
        changes={changes}
        done={c.req.query('fait') === 'retabli'}
      />,
    );
  });

  app.post('/dossiers/:ref{[0-9]+-[0-9]+}/modifications', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const ref = parseRef(c.req.param('ref'));
    const { value = '' } = await readForm(c);
    if (!ref || !NUMBER.test(value)) return c.notFound();
    const done = await restoreValue(deps, { token: session.token, ref, id: value });
    const here = `/dossiers/${ref}/modifications`;
    if (!done.ok) return refusalAnswer(c, done, presenceHref(here));
    return c.redirect(`${here}?fait=retabli`, 303);
  });

  return app;
}
