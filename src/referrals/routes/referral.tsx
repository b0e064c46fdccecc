import { type Context, Hono } from 'hono';
import { fullName, refusalAnswer, type SignedIn, signedIn } from '../../dossiers/index.ts';
import { REFUSALS, type RefusalCode, refusalCode } from '../../gate/index.ts';
import { type AppEnv, refusalStatus } from '../../ui/index.ts';
import { actOnReferral } from '../act-on-referral.ts';
import type { ReferralDeps } from '../deps.ts';
import { readReferralForm } from '../forms.ts';
import { viewReferral } from '../queries.ts';
import { ACTS, type Act, findTransition, REFERRAL_CODES } from '../states.ts';
import { type FormBack, ReferralPage } from '../views/referral-page.tsx';
import { wordsByKey } from '../words.ts';

/** A refusal that the form itself answers, with what was typed still in it. */
export function isFormCode(code: string): boolean {
  return (REFERRAL_CODES as readonly string[]).includes(code);
}

/** `/orientations/:id`, and the counsellor's acts on it. */
export function referralRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/orientations/:id{[0-9]{1,18}}', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    return showReferral(deps, c, session, c.req.param('id'));
  });

  app.post('/orientations/:id{[0-9]{1,18}}/retirer', async (c) => act(deps, c, 'withdraw'));

  app.post('/orientations/:id{[0-9]{1,18}}/suite', async (c) => {
    const asked = (await readReferralForm(c)).act;
    return act(deps, c, ACTS.find((name) => name === asked) ?? 'propose');
  });

  return app;
}

type Ctx = Context<AppEnv, '/orientations/:id/x'>;

async function act(deps: ReferralDeps, c: Ctx, name: Act): Promise<Response> {
  const session = await signedIn(c);
  if (session instanceof Response) return session;
  const id = c.req.param('id');
  const values = await readReferralForm(c);
  const view = await viewReferral(deps.db.app, session.token, id);
  if (view.code !== null)
    return refusalAnswer(c, { ok: false, code: refusalCode(view.code), entryId: view.entry });
  const done = await actOnReferral(deps, {
    token: session.token,
    referralId: id,
    ref: view.referral.ref,
    act: name,
    // An empty field of another choice is not a reason for this one.
    reason: findTransition(view.referral.state, name, 'counsellor').ok ? values.reason : null,
    word: values.word,
  });
  if (done.ok) return c.redirect(`/orientations/${id}`, 303);
  if (!isFormCode(done.code))
    return refusalAnswer(c, { ok: false, code: refusalCode(done.code), entryId: done.entry });
  return showReferral(deps, c, session, id, {
    form: name === 'withdraw' ? 'withdraw' : 'follow',
    code: done.code,
    values,
  });
}

async function showReferral(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  { token }: SignedIn,
  id: string,
  back?: FormBack,
) {
  const view = await viewReferral(deps.db.app, token, id);
  if (view.code !== null)
    return refusalAnswer(c, { ok: false, code: refusalCode(view.code), entryId: view.entry });
  // A link's session has its own page, in its own words.
  if (view.party !== 'counsellor')
    return c.redirect(view.party === 'provider' ? '/reponse' : '/ma-proposition', 303);
  const revealed = await deps.vault.reveal({
    token,
    operation: 'referral.view',
    purpose: null,
    target: { referral: id },
    fields: ['summary', 'word'],
  });
  const person = revealed.ok ? revealed.people[0] : undefined;
  await deps.db.app.query('SELECT referrals.mark_read($1, $2)', [token, id]);
  c.header('Cache-Control', 'no-store');
  return c.html(
    <ReferralPage
      c={c}
      view={view}
      name={person ? fullName(person.values) : null}
      words={wordsByKey(person)}
      nameRefusal={revealed.ok ? null : revealed.code}
      back={back}
    />,
    back ? statusOf(back.code) : 200,
  );
}

/** 409 for a step that came too late, 422 for what the form must correct. */
export function statusOf(code: string): 401 | 403 | 404 | 409 | 410 | 422 | 429 {
  if (code === 'state' || code === 'too_late' || code === 'duplicate') return 409;
  return isFormCode(code) || !isRefusal(code) ? 422 : refusalStatus(code);
}

const isRefusal = (code: string): code is RefusalCode => (REFUSALS as readonly string[]).includes(code);
