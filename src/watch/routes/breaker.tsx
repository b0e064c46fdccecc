import { Hono } from 'hono';
import { readForm, refusalAnswer, signedIn } from '../../accounts/index.ts';
import { type AppEnv, localPath } from '../../ui/index.ts';
import { askToLift, breakCircuit } from '../act-on-alert.ts';
import type { WatchRouteDeps } from '../deps.ts';

/** The circuit breaker: one supervisor breaks it, two lift it. */
export function breakerRoutes(deps: WatchRouteDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.post('/disjoncteur/couper', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const back = backTo(form.retour);
    const code = await breakCircuit(deps.db.app, session.token, numberOf(form.structure), form.why ?? '');
    return code === null ? c.redirect(`${back}?fait=coupe`, 303) : refusalAnswer(c, code, back);
  });

  app.post('/disjoncteur/retablir', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const { code } = await askToLift(deps.db.app, session.token, numberOf(form.structure), form.why ?? '');
    if (code !== null) return refusalAnswer(c, code, '/alertes');
    await deps.sendAccountMail();
    return c.redirect('/alertes?fait=retablir', 303);
  });

  return app;
}

/** A number that is nobody's for what is none: the kernel then says not_found. */
const numberOf = (text: string | undefined): string =>
  /^\d{1,15}$/.test(text ?? '') ? (text ?? '-1') : '-1';

function backTo(text: string | undefined): string {
  return /^\/alertes(\/\d{1,18})?$/.test(text ?? '') ? localPath(text) : '/alertes';
}
