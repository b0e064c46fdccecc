import type { Hono } from 'hono';
import { type AppContext, type AppEnv, type FieldError, t } from '../../ui/index.ts';
import type { CatalogueDeps } from '../deps.ts';
import { offerStatusReader } from '../offer-status.ts';
import type { CriteriaError } from '../search/criteria.ts';
import type { UnknownPlace } from '../search/find-place.ts';
import { offerSearcher } from '../search/search-offer.ts';
import { type SearchedPerson, SearchPage } from '../views/search-page.tsx';
import { onlyAgents } from './only-agents.ts';

/** GET /formations: the search, its filters and its results on one address that can be kept and sent. */
export function searchRoute(app: Hono<AppEnv>, deps: CatalogueDeps): void {
  const offerStatus = offerStatusReader();
  const searchOffer = offerSearcher();
  app.get('/formations', async (c) => {
    const refused = onlyAgents(c);
    if (refused !== null) return refused;
    const query = new URL(c.req.url).searchParams;
    const on = deps.db.app;
    const [status, search] = await Promise.all([offerStatus(on), searchOffer(on, query)]);
    const { criteria, result, today } = search;
    const errors = [...search.errors];
    if (search.place?.kind === 'unknown') errors.push(unknownPlace(c, search.place));
    const place = search.place?.kind === 'unknown' ? null : search.place;
    const person = await searchedPerson(c, deps, criteria.person);
    if (person !== null) c.header('Cache-Control', 'no-store');
    const fieldErrors: FieldError[] = errors.map((each) => ({
      id: each.field,
      message: t(c, each.key, each.params),
    }));
    return c.html(
      <SearchPage
        c={c}
        criteria={criteria}
        errors={new Map(fieldErrors.map((each) => [each.id, each.message]))}
        fieldErrors={fieldErrors}
        typed={(field) => query.get(field)?.slice(0, 300) ?? ''}
        status={status}
        result={result}
        place={place}
        person={person}
        today={today}
        recommends={c.var.actor?.role === 'counsellor'}
      />,
      errors.length > 0 ? 422 : 200,
    );
  });
}

function unknownPlace(c: AppContext, { name, suggestions }: UnknownPlace): CriteriaError {
  if (suggestions.length === 0) {
    return { field: 'lieu', key: 'catalogue.search.error.unknownPlace', params: { name } };
  }
  const list = new Intl.ListFormat(c.var.lang, { type: 'disjunction' }).format(suggestions);
  return {
    field: 'lieu',
    key: 'catalogue.search.error.unknownPlaceAlike',
    params: { name, suggestions: list },
  };
}

/** The person of `?pour=`, named when the kernel allows it. */
export async function searchedPerson(
  c: AppContext,
  deps: CatalogueDeps,
  ref: string | null,
): Promise<SearchedPerson | null> {
  if (ref === null || c.var.actor?.role !== 'counsellor') return null;
  const shown = await deps.personOf?.(c, ref);
  return { ref, name: shown?.name ?? null, detail: shown?.detail ?? null };
}
