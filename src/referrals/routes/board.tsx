import { Hono } from 'hono';
import { refusalAnswer, signedIn } from '../../dossiers/index.ts';
import { refusalCode } from '../../gate/index.ts';
import type { AppEnv } from '../../ui/index.ts';
import { matches, readFilter } from '../board-filters.ts';
import type { ReferralDeps } from '../deps.ts';
import { revealNames } from '../names.ts';
import { listReferrals } from '../queries.ts';
import { BoardPage } from '../views/board-page.tsx';

/** Names are charged one by one: a page shows at most so many. */
const shownMost = 60;

/** `/orientations` */
export function boardRoutes(deps: ReferralDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get('/orientations', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const board = await listReferrals(deps.db.app, session.token);
    if (board.code !== null)
      return refusalAnswer(c, { ok: false, code: refusalCode(board.code), entryId: board.entry });
    const filter = readFilter(c.req.query('filtre'));
    const shown = board.rows.filter((row) => matches(filter, row)).slice(0, shownMost);
    const names = await revealNames(
      deps.vault,
      session.token,
      shown.map((row) => row.ref),
    );
    c.header('Cache-Control', 'no-store');
    return c.html(<BoardPage c={c} all={board.rows} shown={shown} filter={filter} names={names} />);
  });
  return app;
}
