import { type Context, Hono } from 'hono';
import { callValue } from '../../db/index.ts';
import { refusalAnswer } from '../../dossiers/index.ts';
import { refusalCode } from '../../gate/index.ts';
import { type AppEnv, Notice, Page, PageHead, t } from '../../ui/index.ts';
import { actOnReferral } from '../act-on-referral.ts';
import { ANSWER_CHOICES, actOf } from '../answer-choices.ts';
import type { ReferralDeps } from '../deps.ts';
import { type FormValues, readReferralForm } from '../forms.ts';
import { type LinkSession, linkSession } from '../link-session.tsx';
import { parisInstant } from '../paris-time.ts';
import { findTransition } from '../states.ts';
import { AnswerPage } from '../views/answer-page.tsx';
import { LinkAskedPage } from '../views/link-pages.tsx';
import { requestLink } from './link.tsx';
import { isFormCode, statusOf } from './referral.tsx';

/** `/reponse`: the training organisation's page, by link. */
export function answerRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/reponse', async (c) => {
    const session = await linkSession(deps, c, 'provider');
    if (session instanceof Response) return session;
    return show(deps, c, session, { done: c.req.query('envoye') !== undefined });
  });

  app.post('/reponse', async (c) => {
    const session = await linkSession(deps, c, 'provider');
    if (session instanceof Response) return session;
    const values = await readReferralForm(c);
    const code = await answer(deps, session, values);
    if (code === null) return c.redirect('/reponse?envoye', 303);
    if (!isFormCode(code)) return refusalAnswer(c, { ok: false, code: refusalCode(code), entryId: null });
    const again = await linkSession(deps, c, 'provider');
    return again instanceof Response ? again : show(deps, c, again, { error: code, values });
  });

  app.post('/reponse/telephone', async (c) => {
    const session = await linkSession(deps, c, 'provider');
    if (session instanceof Response) return session;
    const revealed = await deps.vault.reveal({
      token: session.token,
      operation: 'candidate.contact',
      purpose: 'referral_answer',
      target: { referral: session.referralId },
      fields: ['phone'],
    });
    if (!revealed.ok) return refusalAnswer(c, revealed);
    return show(deps, c, session, { phone: revealed.people[0]?.values.phone ?? null });
  });

  app.post('/reponse/nouveau-lien', async (c) => {
    const session = await linkSession(deps, c, 'provider');
    if (session instanceof Response) return session;
    await requestLink(deps, session.token);
    return c.html(<LinkAskedPage c={c} />);
  });

  app.post('/reponse/signaler', async (c) => {
    const session = await linkSession(deps, c, 'provider');
    if (session instanceof Response) return session;
    const done = await callValue<{ code: string | null; entry: string }>(
      deps.db.app,
      'referrals.report_link',
      [session.token],
    );
    if (done.code !== null)
      return refusalAnswer(c, { ok: false, code: refusalCode(done.code), entryId: done.entry });
    await deps.sendWaiting();
    return c.html(<ReportedPage c={c} />);
  });

  return app;
}

/** Null when done, else the refusal. */
async function answer(deps: ReferralDeps, session: LinkSession, values: FormValues): Promise<string | null> {
  const choice = ANSWER_CHOICES.find((name) => name === values.choice);
  if (!choice) return 'choice';
  const { act, attended } = actOf(choice);
  const { state, ref } = session.view.referral;
  const found = findTransition(attended ? 'present' : state, act, 'provider');
  const at = found.ok && found.transition.meeting ? parisInstant(values.at ?? '') : null;
  if (found.ok && found.transition.meeting && at === null) return 'meeting';
  const done = await actOnReferral(deps, {
    token: session.token,
    referralId: session.referralId,
    ref,
    act,
    attended,
    reason: found.ok && found.transition.reason ? values.reason : null,
    word: values.word,
    meeting: at === null ? null : { at: at.toISOString(), place: values.place ?? '' },
  });
  return done.ok ? null : done.code;
}

async function show(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  session: LinkSession,
  more: { phone?: string | null; error?: string; values?: FormValues; done?: boolean },
): Promise<Response> {
  const revealed = await deps.vault.reveal({
    token: session.token,
    operation: 'candidate.view',
    purpose: null,
    target: { referral: session.referralId },
    fields: ['summary', 'situation'],
  });
  if (!revealed.ok) return refusalAnswer(c, revealed);
  return c.html(
    <AnswerPage
      c={c}
      session={session}
      person={revealed.people[0] ?? null}
      phone={more.phone}
      error={more.error ?? null}
      values={more.values ?? {}}
      done={more.done ?? false}
    />,
    more.error ? statusOf(more.error) : 200,
  );
}

function ReportedPage({ c }: { c: Context<AppEnv> }) {
  const title = t(c, 'referrals.answer.report');
  return (
    <Page c={c} title={title} public subtitle={t(c, 'referrals.answer.space')}>
      <div class="ec-phone ec-stack">
        <PageHead title={title} />
        <Notice color="success" status>
          <p>{t(c, 'referrals.answer.reported')}</p>
        </Notice>
      </div>
    </Page>
  );
}
