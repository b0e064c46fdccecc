import { type Context, Hono } from 'hono';
import { fullName, listCaseload, refusalAnswer, type SignedIn, signedIn } from '../../dossiers/index.ts';
import { refusalCode } from '../../gate/index.ts';
import { type AppEnv, RefusalPage } from '../../ui/index.ts';
import { parseRef } from '../../vault/index.ts';
import type { ReferralDeps } from '../deps.ts';
import { type FormValues, readReferralForm } from '../forms.ts';
import { proposeSession } from '../propose-session.ts';
import { findSession } from '../queries.ts';
import { ProposePage } from '../views/propose-page.tsx';
import { isFormCode, statusOf } from './referral.tsx';

const aNumber = /^[0-9]{1,18}$/;
/** People offered when the page was opened from a training: each is charged as shown. */
const choicesMost = 50;

/** `/orientations/nouvelle?session=&pour=` */
export function proposeRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/orientations/nouvelle', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const { session: sessionId = '', pour = '' } = c.req.query();
    return showForm(deps, c, session, { session: sessionId, pour }, null);
  });

  app.post('/orientations/nouvelle', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const values = await readReferralForm(c);
    const ref = parseRef(values.pour);
    if (ref === null || !aNumber.test(values.session ?? '')) {
      return showForm(deps, c, session, values, values.pour ? 'session_unknown' : 'nobody');
    }
    const done = await proposeSession(deps, {
      token: session.token,
      ref,
      sessionId: values.session ?? '',
      providerEmail: values.email?.trim() || null,
      word: values.word ?? null,
    });
    if (done.ok) return c.redirect(`/orientations/${done.referralId}`, 303);
    if (!isFormCode(done.code)) {
      return refusalAnswer(c, { ok: false, code: refusalCode(done.code), entryId: done.entry });
    }
    return showForm(deps, c, session, values, done.code);
  });

  return app;
}

async function showForm(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  { token, actor }: SignedIn,
  values: FormValues,
  error: string | null,
): Promise<Response> {
  if (actor.role !== 'counsellor' || actor.method === 'link')
    return c.html(<RefusalPage c={c} code="role" />, 403);
  const sessionId = values.session ?? '';
  const session = aNumber.test(sessionId) ? await findSession(deps.db.app, sessionId) : null;
  const ref = parseRef(values.pour);
  let person: { ref: string; name: string; firstName: string } | null = null;
  let choices: { ref: string; name: string }[] = [];
  if (session !== null && ref !== null) {
    const revealed = await deps.vault.reveal({
      token,
      operation: 'dossier.name',
      purpose: null,
      target: { subjects: [ref] },
      fields: ['summary'],
    });
    if (!revealed.ok) return refusalAnswer(c, revealed);
    const values = revealed.people[0]?.values ?? {};
    person = { ref, name: fullName(values), firstName: values.summary?.givenName ?? '' };
  } else if (session !== null) {
    const page = await listCaseload(deps, { token, filter: 'active', limit: choicesMost, offset: 0 });
    if (!page.ok) return refusalAnswer(c, page);
    choices = page.people.map((p) => ({ ref: p.ref, name: fullName(p.values) }));
    choices.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }
  c.header('Cache-Control', 'no-store');
  return c.html(
    <ProposePage c={c} session={session} person={person} choices={choices} values={values} error={error} />,
    error === null ? 200 : statusOf(error),
  );
}
