import type { Hono } from 'hono';
import { type AppContext, type AppEnv, type FieldError, parisDay, t } from '../../ui/index.ts';
import type { CatalogueDeps } from '../deps.ts';
import { offerStatusReader } from '../offer-status.ts';
import { type CriteriaError, readCriteria } from '../search/criteria.ts';
import { type FoundPlace, findPlace } from '../search/find-place.ts';
import { searchSessions } from '../search/search-sessions.ts';
import { readWords } from '../search/typed-words.ts';
import { type SearchedPerson, SearchPage } from '../views/search-page.tsx';
import { onlyAgents } from './only-agents.ts';

/** GET /formations: the search, its filters and its results on one address that can be kept and sent. */
export function searchRoute(app: Hono<AppEnv>, deps: CatalogueDeps): void {
  const offerStatus = offerStatusReader();
  app.get('/formations', async (c) => {
    const refused = onlyAgents(c);
    if (refused !== null) return refused;
    const query = new URL(c.req.url).searchParams;
    const { criteria, errors } = readCriteria(query);
    const on = deps.db.app;
    const words = await readWords(on, criteria.q);
    if (words === 'nothing') errors.push({ field: 'q', key: 'catalogue.search.error.common' });
    const found = criteria.place === null ? null : await findPlace(on, criteria.place);
    if (found?.kind === 'unknown') errors.push(unknownPlace(c, found.name, found.suggestions));
    const place: FoundPlace | null = found?.kind === 'unknown' ? null : found;

    const today = parisDay(new Date());
    const [status, result, person] = await Promise.all([
      offerStatus(on),
      errors.length > 0
        ? null
        : searchSessions(on, criteria, words === 'nothing' ? null : words, place, today),
      searchedPerson(c, deps, criteria.person),
    ]);
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

function unknownPlace(c: AppContext, name: string, suggestions: string[]): CriteriaError {
  if (suggestions.length === 0)
    return { field: 'lieu', key: 'catalogue.search.error.unknownPlace', params: { name } };
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
