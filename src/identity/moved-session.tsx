import type { MiddlewareHandler } from 'hono';
import { callRows } from '../db/call.ts';
import { type AppEnv, localPath } from '../ui/index.ts';
import type { IdentityDeps } from './deps.ts';
import { refusalText } from './texts.ts';
import { MovedPage } from './views/moved-page.tsx';

/** What serves somebody whose session has moved: to confirm it, or to go on as nobody. */
const OPEN_TO_MOVED = [
  /^\/presence\/(options|verifier)$/,
  /^\/(connexion|deconnexion|demo|enrolement|lien|langue)(\/|$)/,
  /^\/(aide|accessibilite|donnees-personnelles|verifier)$/,
];

/**
 * Before any door: a session that has moved is served nothing but the question whether it is still the same person.
 * The refusal is in the log already (`identity.session_view`).
 */
export function movedSessionAsks(deps: Pick<IdentityDeps, 'db'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const { moved } = c.var;
    if (!moved || OPEN_TO_MOVED.some((door) => door.test(c.req.path))) return next();
    if (c.req.header('accept')?.startsWith('application/json')) {
      return c.json({ ok: false, code: 'session_moved', text: refusalText(c, 'session_moved') }, 401);
    }
    const asked = c.req.method === 'GET' ? c.req.path : '/';
    const retour = localPath(asked === '/presence' ? c.req.query('retour') : asked);
    const keys = await callRows(deps.db.signin, 'identity.find_passkeys', [moved.token]);
    return c.html(
      <MovedPage c={c} retour={retour} hasPasskey={keys.length > 0} method={moved.method} />,
      401,
    );
  };
}
