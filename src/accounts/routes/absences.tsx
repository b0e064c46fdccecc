import { Hono } from 'hono';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import type { AccountDeps } from '../deps.ts';
import { findAccounts } from '../find-accounts.ts';
import { findRequests } from '../find-requests.ts';
import { type Form, parisMidnight, readForm } from '../forms.ts';
import { requestWidening } from '../request-widening.ts';
import { refusalAnswer, signedIn } from '../session.tsx';
import { AbsencesPage } from '../views/absences-page.tsx';

/** `/absences`: covers, from a day to a day (inclusive, Paris time). */
export function absencesRoutes(deps: AccountDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  async function draw(c: AppContext, token: Buffer, values: Form = {}, problem?: string): Promise<Response> {
    const accounts = await findAccounts(deps.db.app, token);
    if (!accounts.ok) return refusalAnswer(c, accounts.code, '/absences');
    const wishes = await findRequests(deps.db.app, token);
    if (!wishes.ok) return refusalAnswer(c, wishes.code, '/absences');
    const counsellors = accounts.found.filter((one) => one.role === 'counsellor' && one.state === 'active');
    const covering = new Set<string | null>(
      counsellors.filter((one) => one.coversUntil !== null).map((one) => one.id),
    );
    const covers = wishes.found.filter(
      (wish) =>
        wish.kind === 'cover.grant' &&
        wish.state === 'approved' &&
        Date.parse(String(wish.payload.until)) > Date.now() &&
        // Ended before its time: nobody is covered for any more.
        (Date.parse(String(wish.payload.from)) > Date.now() || covering.has(wish.accountId)),
    );
    const page = { c, counsellors, covers, values, problem };
    return c.html(<AbsencesPage {...page} />, problem === undefined ? 200 : 422);
  }

  app.get('/absences', async (c) => {
    const session = await signedIn(c);
    return session instanceof Response ? session : draw(c, session.token);
  });

  app.post('/absences', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const form = await readForm(c);
    const id = (text: string | undefined) => (/^\d{1,18}$/.test(text ?? '') ? (text ?? '0') : '0');
    const asked = await requestWidening(deps, {
      token: session.token,
      kind: 'cover.grant',
      account: id(form.cover),
      payload: {
        absent: id(form.absent),
        from: parisMidnight(form.from ?? '', 0),
        until: parisMidnight(form.until ?? '', 1),
      },
      why: form.why ?? '',
    });
    if (asked.ok) return c.redirect('/demandes?fait=demande', 303);
    if (asked.code === 'invalid' || asked.code === 'role_unfit')
      return draw(c, session.token, form, t(c, 'accounts.absences.problem'));
    return refusalAnswer(c, asked.code, '/absences');
  });

  return app;
}
