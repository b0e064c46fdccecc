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
    if (c.var.actor?.method === 'young') return c.redirect('/mes-propositions', 303);
    const session = await linkSession(deps, c, 'beneficiary');
    return session instanceof Response ? session : showProposal(deps, c, session, null, {});
  });

  const act = (path: string, name: Act) =>
    app.post(`/ma-proposition/${path}`, (c) =>
      actOnProposal(deps, c, name, () => linkSession(deps, c, 'beneficiary')),
    );
  act('accepter', 'accept');
  act('decliner', 'decline');
  act('renoncer', 'renounce');

  return app;
}

/** One act of the young person on the referral of `open`: asked before and, when the form comes back, after. */
export async function actOnProposal(
  deps: ReferralDeps,
  c: Context<AppEnv>,
  name: Act,
  open: () => Promise<LinkSession | Response>,
): Promise<Response> {
  const session = await open();
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
  if (done.ok) return c.redirect(session.home, 303);
  if (!isFormCode(done.code)) {
    return refusalAnswer(c, { ok: false, code: refusalCode(done.code), entryId: done.entry });
  }
  const again = await open();
  return again instanceof Response ? again : showProposal(deps, c, again, done.code, values);
}

export async function showProposal(
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
  const did = c.req.query('fait');
  return c.html(
    <ProposalPage
      c={c}
      session={session}
      firstName={person?.values.summary?.givenName ?? null}
      words={wordsByKey(person)}
      error={error}
      values={values}
      provider={deps.config.youngOidc?.name ?? null}
      done={did === 'rattachee' ? 'bound' : did === 'detachee' ? 'unbound' : null}
    />,
    error === null ? 200 : statusOf(error),
  );
}
