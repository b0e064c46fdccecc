import type { Child } from 'hono/jsx';
import {
  Button,
  EmptyState,
  ErrorSummary,
  type FieldError,
  formatNumber,
  formatRelativeDay,
  formatTime,
  initials,
  LinkButton,
  Page,
  PageHead,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { OfferStatus } from '../offer-status.ts';
import { type Criteria, SORTS, searchHref } from '../search/criteria.ts';
import type { FoundPlace } from '../search/find-place.ts';
import { PAGE_SIZE, type SearchResult } from '../search/search-sessions.ts';
import { ResultCard } from './result-card.tsx';
import { clearHref, Filters, type FormProps, SearchBar, wideningLinks } from './search-form.tsx';

/** Who one searches for, as far as the kernel lets it be shown. */
export interface SearchedPerson {
  ref: string;
  name: string | null;
  detail: string | null;
}

export interface SearchPageProps extends FormProps {
  fieldErrors: FieldError[];
  status: OfferStatus | null;
  result: SearchResult | null;
  place: FoundPlace | null;
  person: SearchedPerson | null;
  today: string;
  recommends: boolean;
}

/** `/formations`. One form for the bar, the filters and the order: it works without a script. */
export function SearchPage(props: SearchPageProps) {
  const { c, criteria, result } = props;
  return (
    <Page
      c={c}
      title={t(c, 'catalogue.search.title')}
      nav="formations"
      errors={props.fieldErrors.length > 0}
      breadcrumbs={[
        { label: t(c, 'catalogue.search.today'), href: '/' },
        { label: t(c, 'catalogue.search.crumb') },
      ]}
    >
      <PageHead title={t(c, 'catalogue.search.title')} lead={leadOf(c, props.status)} />
      <div class="ec-stack">
        {props.person ? <PersonBanner c={c} person={props.person} criteria={criteria} /> : null}
        <form method="get" action="/formations" class="ec-stack" noValidate>
          <ErrorSummary c={c} errors={props.fieldErrors} />
          {criteria.person === null ? null : <input type="hidden" name="pour" value={criteria.person} />}
          <SearchBar {...props} />
          <div class="ec-grid" data-cols="1-2">
            <Filters {...props} facets={result?.found.length ? result.facets : null} />
            <section id="resultats" aria-label={t(c, 'catalogue.search.crumb')}>
              {result === null ? (
                <div class="ds-card ec-panel">
                  <EmptyState title={t(c, 'catalogue.search.correct')} />
                </div>
              ) : (
                <Results {...props} result={result} />
              )}
            </section>
          </div>
        </form>
      </div>
    </Page>
  );
}

function leadOf(c: Viewer, status: OfferStatus | null): string {
  if (status === null) return t(c, 'catalogue.search.neverImported');
  const { lang } = c.var;
  const when = `${formatRelativeDay(lang, status.updatedAt)}, ${formatTime(lang, status.updatedAt)}`;
  return t(c, 'catalogue.search.lead', { when, trainings: status.trainings, sessions: status.sessions });
}

export function PersonBanner({
  c,
  person,
  criteria,
}: {
  c: Viewer;
  person: SearchedPerson;
  criteria: Criteria | null;
}) {
  return (
    <section class="ds-card ec-panel" data-tone="water" aria-label={t(c, 'catalogue.search.someoneLabel')}>
      <div class="ec-row" data-push>
        <div class="ec-row">
          {person.name === null ? null : (
            <span class="ec-ini" aria-hidden="true">
              {initials(person.name)}
            </span>
          )}
          <span>
            {person.name === null ? t(c, 'catalogue.search.forSomeone') : <Named c={c} name={person.name} />}
            {person.detail === null ? null : <span class="ec-sub">{person.detail}</span>}
          </span>
        </div>
        <span class="ec-row">
          <a href={`/dossiers/${person.ref}`}>{t(c, 'catalogue.search.dossier')}</a>
          <a href="/portefeuille">{t(c, 'catalogue.search.otherPerson')}</a>
          {criteria === null ? null : (
            <a href={searchHref(criteria, { person: null })}>{t(c, 'catalogue.search.nobody')}</a>
          )}
        </span>
      </div>
    </section>
  );
}

/** The name stands out inside of the sentence, wherever the language puts it. */
function Named({ c, name }: { c: Viewer; name: string }): Child {
  const [before, after] = t(c, 'catalogue.search.for', { name: '\u0001' }).split('\u0001');
  return (
    <>
      {before}
      <strong>{name}</strong>
      {after}
    </>
  );
}

function Results(props: SearchPageProps & { result: SearchResult }) {
  const { c, criteria, result, place } = props;
  if (result.found.length === 0)
    return <NothingFound c={c} criteria={criteria} trainings={result.trainings} />;
  return (
    <>
      <div class="ec-row ec-results-head" data-push>
        <div>
          <h2 class="ds-heading" data-size="xs">
            {t(c, 'catalogue.search.results', { trainings: result.trainings, sessions: result.sessions })}
          </h2>
          {place === null ? null : <p class="ec-s ec-mute">{placeWords(c, place)}</p>}
        </div>
        <span class="ec-row">
          <label class="ec-row ec-s">
            {t(c, 'catalogue.search.sort')}
            <select class="ds-input" name="tri" data-width="auto">
              {SORTS.filter((sort) => offered(sort, criteria, place)).map((sort) => (
                <option value={sort} selected={sort === result.sort}>
                  {t(c, `catalogue.search.sort.${sort}`)}
                </option>
              ))}
            </select>
          </label>
          <Button type="submit" look="tertiary" compact>
            {t(c, 'catalogue.search.sortApply')}
          </Button>
        </span>
      </div>
      <ol class="ec-plain ec-stack" data-gap="s">
        {result.found.map((training) => (
          <li>
            <ResultCard
              c={c}
              training={training}
              criteria={criteria}
              today={props.today}
              recommends={props.recommends}
            />
          </li>
        ))}
      </ol>
      <Pages c={c} criteria={criteria} total={result.trainings} shown={result.found.length} />
    </>
  );
}

function offered(sort: (typeof SORTS)[number], criteria: Criteria, place: FoundPlace | null): boolean {
  if (sort === 'distance') return place?.kind === 'around';
  return sort === 'debut' || criteria.q !== '';
}

function placeWords(c: Viewer, place: FoundPlace): string {
  if (place.kind === 'around')
    return t(c, 'catalogue.search.around', { radius: place.radiusKm, place: place.label });
  if (place.kind === 'department') return t(c, 'catalogue.search.inDepartment', { place: place.label });
  return t(c, place.radiusAsked ? 'catalogue.search.onlyThere' : 'catalogue.search.inPlace', {
    place: place.label,
  });
}

function Pages({
  c,
  criteria,
  total,
  shown,
}: {
  c: Viewer;
  criteria: Criteria;
  total: number;
  shown: number;
}) {
  const from = (criteria.page - 1) * PAGE_SIZE + 1;
  const to = from + shown - 1;
  const left = Math.min(PAGE_SIZE, total - to);
  if (total <= PAGE_SIZE) return null;
  return (
    <nav class="ec-row ec-more" aria-label={t(c, 'catalogue.search.pages')}>
      {criteria.page > 1 ? (
        <LinkButton href={searchHref(criteria, { page: criteria.page - 1 })} look="secondary">
          {t(c, 'catalogue.search.previous')}
        </LinkButton>
      ) : null}
      {left > 0 ? (
        <LinkButton href={searchHref(criteria, { page: criteria.page + 1 })} look="secondary">
          {t(c, 'catalogue.search.next', { count: left })}
        </LinkButton>
      ) : null}
      <span class="ec-s ec-mute">
        {t(c, 'catalogue.search.position', {
          from: formatNumber(c.var.lang, from),
          to: formatNumber(c.var.lang, to),
          total,
        })}
      </span>
    </nav>
  );
}

function NothingFound({ c, criteria, trainings }: { c: Viewer; criteria: Criteria; trainings: number }) {
  const links = wideningLinks(c, criteria);
  // A page beyond the last one is not an empty search.
  if (trainings > 0) {
    return (
      <div class="ds-card ec-panel">
        <EmptyState
          title={t(c, 'catalogue.search.emptyPage')}
          actions={
            <LinkButton href={searchHref(criteria)} look="secondary">
              {t(c, 'catalogue.search.firstPage')}
            </LinkButton>
          }
        />
      </div>
    );
  }
  return (
    <div class="ds-card ec-panel">
      <EmptyState
        title={t(c, 'catalogue.search.empty')}
        actions={
          links.length > 0 ? (
            links.map((link) => (
              <LinkButton href={link.href} look="secondary" compact>
                {link.label}
              </LinkButton>
            ))
          ) : (
            <LinkButton href={clearHref(criteria)} look="secondary" compact>
              {t(c, 'catalogue.search.clear')}
            </LinkButton>
          )
        }
      >
        {t(c, 'catalogue.search.advice')}
      </EmptyState>
    </div>
  );
}
