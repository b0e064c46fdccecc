import { Hono } from 'hono';
import { type AppEnv, parisDay } from '../../ui/index.ts';
import { createDossier } from '../create-dossier.ts';
import type { DossierDeps } from '../deps.ts';
import { readForm } from '../forms.ts';
import { readPerson } from '../read-person-form.ts';
import { refusalAnswer, signedIn } from '../signed-in.tsx';
import { newFormId, submitOnce } from '../submit-once.ts';
import { CreatePage } from '../views/create-page.tsx';

/** `/dossiers/nouveau`. */
export function createRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const once = submitOnce<Awaited<ReturnType<typeof createDossier>>>();

  app.get('/dossiers/nouveau', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    if (session.actor.role !== 'counsellor') {
      return refusalAnswer(c, { ok: false, code: 'role', entryId: null });
    }
    return c.html(<CreatePage c={c} formId={newFormId()} values={{}} problems={{}} duplicate={false} />);
  });

  app.post('/dossiers/nouveau', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const today = parisDay(new Date());
    const { values, problems } = readPerson(form, today);
    c.header('Cache-Control', 'no-store');
    // A form that comes back is a new one: its next submission is a new act.
    const again = (duplicate: boolean) => (
      <CreatePage c={c} formId={newFormId()} values={form} problems={problems} duplicate={duplicate} />
    );
    if (Object.keys(problems).length > 0) return c.html(again(false), 422);
    const { token, actor } = session;
    const created = await once(token, form.form ?? '', () =>
      createDossier(deps, {
        token,
        structureId: actor.structureId,
        values,
        today,
        anotherPerson: form.anotherPerson === 'oui',
      }),
    );
    if (created.ok) return c.redirect(`/dossiers/${created.ref}?fait=creation`, 303);
    return created.code === 'duplicate' ? c.html(again(true), 409) : refusalAnswer(c, created);
  });

  return app;
}
