import { type Context, Hono } from 'hono';
import { refusalAnswer } from '../../dossiers/index.ts';
import { refusalCode } from '../../gate/index.ts';
import type { AppEnv } from '../../ui/index.ts';
import { actOnReferral } from '../act-on-referral.ts';
import type { ReferralDeps } from '../deps.ts';
import { type FormValues, readReferralForm } from '../forms.ts';
import { type LinkSession, linkSession } from '../link-session.tsx';
import type { Act } from '../states.ts';
import { ProposalPage } from '../views/proposal-page.tsx';
import { wordsByKey } from '../words.ts';
import { isFormCode, statusOf } from './referral.tsx';

/** `/ma-proposition`: the young person's own page, by link. */
export function proposalRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/ma-proposition', async (c) => {
    const session = await linkSession(deps, c, 'beneficiary');
    return session instanceof Response ? session : show(deps, c, session, null, {});
  });

  const act = (path: string, name: Act) =>
    app.post(`/ma-proposition/${path}`, async (c) => {
      const session = await linkSession(deps, c, 'beneficiary');
      if (session instanceof Response) return session;
      const values = await readReferralForm(c);
      const done = await actOnReferral(deps, {
        token: session.token,
        referralId: session.referralId,
        ref: session.view.referral.ref,
        act: name,
        reason: values.reason,
        word: values.word,
      });
      if (done.ok) return c.redirect('/ma-proposition', 303);
      if (!isFormCode(done.code)) {
        return refusalAnswer(c, { ok: false, code: refusalCode(done.code), entryId: done.entry });
      }
      const again = await linkSession(deps, c, 'beneficiary');
      return again instanceof Response ? again : show(deps, c, again, done.code, values);
    });
  act('accepter', 'accept');
  act('decliner', 'decline');
  act('renoncer', 'renounce');

  return app;
}

async function show(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  session: LinkSession,
  error: string | null,
  values: FormValues,
): Promise<Response> {
  const revealed = await deps.vault.reveal({
    token: session.token,
    operation: 'proposal.view',
    purpose: null,
    target: { referral: session.referralId },
    fields: ['summary', 'word'],
  });
  if (!revealed.ok) return refusalAnswer(c, revealed);
  const person = revealed.people[0];
  return c.html(
    <ProposalPage
      c={c}
      session={session}
      firstName={person?.values.summary?.givenName ?? null}
      words={wordsByKey(person)}
      error={error}
      values={values}
    />,
    error === null ? 200 : statusOf(error),
  );
}
