import { type ActorView, type AppContext, RefusalPage, refusalStatus } from '../ui/index.ts';

/** Who acts: the token is what the kernel looks up; the actor only serves to draw. */
export interface SignedIn {
  token: Buffer;
  actor: ActorView;
}

/** The session of a request, or the answer to give instead: a reader goes to sign in and comes back. */
export async function signedIn(c: AppContext): Promise<SignedIn | Response> {
  const { token, actor } = c.var;
  if (token && actor) return { token, actor };
  if (c.req.method === 'GET') return c.redirect(`/connexion?retour=${encodeURIComponent(c.req.path)}`, 303);
  return c.html(<RefusalPage c={c} code="no_session" />, 401);
}

/** A refusal of the kernel as a whole page; after a touch, the reader comes back to `retour`. */
export async function refusalAnswer(c: AppContext, code: string, retour: string): Promise<Response> {
  c.header('Cache-Control', 'no-store');
  const presenceHref = `/presence?retour=${encodeURIComponent(retour)}`;
  return c.html(<RefusalPage c={c} code={code} presenceHref={presenceHref} />, refusalStatus(code));
}
