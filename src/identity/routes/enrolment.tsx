import { Hono } from 'hono';
import { type AppContext, type AppEnv, isAgent, type TextKey, t } from '../../ui/index.ts';
import { clientKey } from '../client-key.ts';
import { clearEnrolmentCookie, readEnrolmentCookie, setEnrolmentCookie } from '../cookies.ts';
import type { IdentityDeps } from '../deps.ts';
import { findEnrolment } from '../find-enrolment.ts';
import { beginEnrolment } from '../passkeys/begin-enrolment.ts';
import { finishEnrolment } from '../passkeys/finish-enrolment.ts';
import { refusalText } from '../texts.ts';
import { readToken, writeToken } from '../tokens.ts';
import { EnrolmentLinkPage, EnrolmentPage, EnrolmentUnknownPage } from '../views/enrolment-page.tsx';
import { readIslandBody } from './read-json.ts';

/** `/enrolement`: a one-time link becomes a passkey. */
export function enrolmentRoutes(deps: IdentityDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  const page = async (c: AppContext, problem?: TextKey) => {
    const token = readEnrolmentCookie(c, deps.config);
    const enrolment = token === null ? null : await findEnrolment(deps, token, c.var.token);
    if (enrolment === null) return c.html(<EnrolmentUnknownPage c={c} />, 404);
    return c.html(<EnrolmentPage c={c} enrolment={enrolment} problem={problem} />);
  };

  app.get('/enrolement', (c) => page(c));
  // Reached only without script: a passkey cannot be made then, and the page says so.
  app.post('/enrolement', (c) => page(c, 'identity.enrol.noScript'));

  const refuse = (c: AppContext, code: string) =>
    c.json({ ok: false, code, text: refusalText(c, code) }, 422);

  app.post('/enrolement/options', async (c) => {
    const token = readEnrolmentCookie(c, deps.config);
    const options = token === null ? null : await beginEnrolment(deps, token, c.var.token);
    return options === null ? refuse(c, 'enrolment_unknown') : c.json({ ok: true, options });
  });

  app.post('/enrolement/verifier', async (c) => {
    const token = readEnrolmentCookie(c, deps.config);
    if (token === null) return refuse(c, 'enrolment_unknown');
    const { answer, label } = await readIslandBody(c);
    const name = label?.trim() || t(c, 'identity.enrol.labelDefault', { n: 1 });
    if (name.length > 60) return refuse(c, 'label_invalid');
    const code = await finishEnrolment(deps, {
      enrolment: token,
      session: c.var.token,
      answer,
      label: name,
      client: clientKey(c, deps.config),
    });
    if (code !== null) return refuse(c, code);
    clearEnrolmentCookie(c, deps.config);
    const signedIn = isAgent(c.var.actor);
    return c.json({ ok: true, goto: signedIn ? '/mon-compte?fait=added' : '/connexion?message=bienvenue' });
  });

  // A button, and nothing else: mail scanners open links too, and a link on another site must not put its token
  // into the browser of whoever follows it.
  app.get('/enrolement/:token', (c) => {
    const token = readToken(c.req.param('token'));
    if (token === null) return c.html(<EnrolmentUnknownPage c={c} />, 404);
    return c.html(<EnrolmentLinkPage c={c} token={writeToken(token)} />);
  });

  // Moves the token into a cookie: it stays in no later address.
  app.post('/enrolement/:token', (c) => {
    const token = readToken(c.req.param('token'));
    if (token === null) return c.html(<EnrolmentUnknownPage c={c} />, 404);
    setEnrolmentCookie(c, deps.config, token);
    return c.redirect('/enrolement', 303);
  });

  return app;
}
