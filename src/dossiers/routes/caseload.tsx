import { Hono } from 'hono';
import { type AppContext, type AppEnv, t } from '../../ui/index.ts';
import type { RevealedPerson } from '../../vault/index.ts';
import type { DossierDeps, ReferralCell } from '../deps.ts';
import { readForm } from '../forms.ts';
import { caseloadFilters, caseloadOrders, listCaseload, pageSize } from '../list-caseload.ts';
import { searchPeople } from '../search-people.ts';
import { refusalAnswer, signedIn } from '../signed-in.tsx';
import { checkLine, textLimits } from '../validate/text.ts';
import { CaseloadPageView } from '../views/caseload-page.tsx';
import { SearchPage } from '../views/search-page.tsx';

const nobody: ReadonlyMap<string, ReferralCell> = new Map();

/** What the referrals module says of the people of a list; nothing when it is not there. */
export async function cellsOf(
  { slots }: DossierDeps,
  c: AppContext,
  people: readonly RevealedPerson[],
): Promise<ReadonlyMap<string, ReferralCell>> {
  if (!slots?.referralCells || people.length === 0) return nobody;
  return slots.referralCells(
    c,
    people.map((person) => person.ref),
  );
}

/** `/portefeuille`, `/portefeuille/recherche`. */
export function caseloadRoutes(deps: DossierDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get('/portefeuille', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const filter = caseloadFilters.find((name) => name === c.req.query('filtre')) ?? 'all';
    const order = caseloadOrders.find((name) => name === c.req.query('ordre')) ?? 'latest';
    const asked = Number(c.req.query('page') ?? 1);
    const pageNumber = Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
    const page = await listCaseload(deps, {
      token: session.token,
      filter,
      order,
      limit: pageSize,
      offset: (pageNumber - 1) * pageSize,
    });
    if (!page.ok) return refusalAnswer(c, page);
    const cells = await cellsOf(deps, c, page.people);
    return c.html(
      <CaseloadPageView c={c} page={page} at={{ filter, order, page: pageNumber }} cells={cells} />,
    );
  });

  // Somebody who reloads or bookmarks the result comes back to an empty form: no name stands in an address.
  app.get('/portefeuille/recherche', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    return c.html(<SearchPage c={c} query="" people={null} cells={nobody} />);
  });

  app.post('/portefeuille/recherche', async (c) => {
    const session = await signedIn(c);
    if (session instanceof Response) return session;
    const raw = (await readForm(c)).q ?? '';
    const query = checkLine(raw, { max: textLimits.search, required: true });
    // Blind indexes are of given and family name together: one word alone cannot be looked up.
    if (!query.ok || query.value.split(/\s+/).length < 2) {
      const problem = t(c, 'dossiers.search.tooShort');
      return c.html(<SearchPage c={c} query={raw} people={null} cells={nobody} problem={problem} />, 422);
    }
    const found = await searchPeople(deps, {
      token: session.token,
      structureId: session.actor.structureId,
      query: query.value,
    });
    if (!found.ok) return refusalAnswer(c, found);
    const cells = await cellsOf(deps, c, found.people);
    return c.html(<SearchPage c={c} query={query.value} people={found.people} cells={cells} />);
  });

  return app;
}
