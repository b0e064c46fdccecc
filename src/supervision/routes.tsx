import { Hono } from 'hono';
import { type Form, readForm, refusalAnswer, signedIn } from '../accounts/index.ts';
import { type AppContext, type AppEnv, csvResponse } from '../ui/index.ts';
import type { SupervisionDeps } from './deps.ts';
import { exportWorstCases } from './export-worst-cases.ts';
import { findFamily } from './find-family.ts';
import { findHistory } from './find-history.ts';
import { findLineages } from './find-lineages.ts';
import { BOARD_PAGE, findWorstCases } from './find-worst-cases.ts';
import { freezeAccount } from './freeze-account.ts';
import { ROWS, sortOf } from './sort-worst-cases.ts';
import { FamilyPage } from './views/family-page.tsx';
import { LineagesPage } from './views/lineages-page.tsx';
import { WorstCasePage } from './views/worst-case-page.tsx';

/** `/pire-cas`, `/filiation`, `/filiation/:id` and the freeze. */
export function supervisionRoutes(deps: SupervisionDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/pire-cas', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const structure = structureOf(c);
    const number = Math.max(1, Number(/^\d{1,5}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1));
    // The kernel hands out a thousand accounts, for the sums and the sorting; a screen shows some of them.
    const from = ((number - 1) * ROWS) % BOARD_PAGE;
    const board = await findWorstCases(deps.db.app, session.token, {
      structure,
      skip: (number - 1) * ROWS - from,
    });
    if (!board.ok) return refusalAnswer(c, board.code, '/pire-cas');
    const history = await findHistory(deps.db.app, session.token);
    if (!history.ok) return refusalAnswer(c, history.code, '/pire-cas');
    return c.html(
      <WorstCasePage
        c={c}
        accounts={board.found}
        pages={{ number, of: Math.max(1, Math.ceil(board.total / ROWS)), total: board.total, from }}
        history={history.found}
        sort={sortOf(c.req.query('tri'))}
        structure={structure}
      />,
    );
  });

  app.get('/pire-cas/tableau.csv', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const file = await exportWorstCases(c, deps.db.app, session.token, structureOf(c));
    return file.ok ? csvResponse('pire-cas.csv', file.rows) : refusalAnswer(c, file.code, '/pire-cas');
  });

  app.get('/filiation', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const accounts = await findLineages(deps.db.app, session.token);
    if (!accounts.ok) return refusalAnswer(c, accounts.code, '/filiation');
    return c.html(<LineagesPage c={c} accounts={accounts.found} />);
  });

  app.get('/filiation/:id{[0-9]{1,18}}', (c) => familyPage(c, c.req.param('id')));

  app.post('/filiation/:id{[0-9]{1,18}}/geler', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const id = c.req.param('id');
    const form: Form = await readForm(c);
    const { code, frozen } = await freezeAccount(deps.db.app, session.token, id, form.why ?? '');
    return code === null
      ? c.redirect(`/filiation/${id}?gele=${frozen}`, 303)
      : refusalAnswer(c, code, `/filiation/${id}`);
  });

  async function familyPage(c: AppContext, id: string) {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const family = await findFamily(deps.db.app, session.token, id);
    if (!family.ok) return refusalAnswer(c, family.code, `/filiation/${id}`);
    const frozen = Number(c.req.query('gele'));
    return c.html(
      <FamilyPage
        c={c}
        id={id}
        family={family.found}
        frozen={Number.isInteger(frozen) && frozen > 0 ? frozen : 0}
      />,
    );
  }

  return app;
}

/** The structure that the address names; null: all, and for whatever is no number. */
function structureOf(c: AppContext): string | null {
  const asked = c.req.query('structure') ?? '';
  return /^\d{1,18}$/.test(asked) ? asked : null;
}
