import {
  type AppContext,
  ChipLinks,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import type { IncidentFile, PeoplePage as People } from '../incident.ts';
import { ExerciseBanner } from './exercise-banner.tsx';
import { PeopleTable } from './people-table.tsx';

export const PER_PAGE = 50;

/** `/incidents/:id/personnes`: the list as fixed, fifty a page. */
export function PeopleListPage({
  c,
  file,
  people,
  page,
  withdrawn,
}: {
  c: AppContext;
  file: IncidentFile;
  people: People;
  page: number;
  withdrawn: boolean;
}) {
  const { id, label, exercise, fixedAt } = file.incident;
  const title = t(c, 'incidents.people.title');
  const base = `/incidents/${id}/personnes`;
  const pages = Math.max(1, Math.ceil(people.total / PER_PAGE));
  const to = (n: number) => `${base}?page=${n}${withdrawn ? '&sorties=oui' : ''}`;
  return (
    <Page
      c={c}
      title={`${title}, ${t(c, 'incidents.view.title', { label })}`}
      nav="incidents"
      breadcrumbs={[
        { label: t(c, 'incidents.list.title'), href: '/incidents' },
        { label, href: `/incidents/${id}` },
        { label: title },
      ]}
    >
      <PageHead
        title={title}
        lead={t(c, withdrawn ? 'incidents.people.withdrawnLead' : 'incidents.people.lead')}
      />
      <div class="ec-stack">
        <ExerciseBanner c={c} exercise={exercise} />
        <ChipLinks
          label={title}
          chips={[
            { href: base, label: t(c, 'incidents.people.current'), current: !withdrawn },
            { href: `${base}?sorties=oui`, label: t(c, 'incidents.people.withdrawn'), current: withdrawn },
          ]}
        />
        <Panel
          flush
          label={title}
          footer={
            pages > 1 ? (
              <div class="ec-row">
                {page > 1 ? (
                  <LinkButton href={to(page - 1)} look="secondary">
                    {t(c, 'common.previous')}
                  </LinkButton>
                ) : null}
                <span class="ec-s">{t(c, 'incidents.people.page', { page, pages })}</span>
                {page < pages ? (
                  <LinkButton href={to(page + 1)} look="secondary">
                    {t(c, 'common.next')}
                  </LinkButton>
                ) : null}
              </div>
            ) : undefined
          }
        >
          {people.total === 0 ? (
            <EmptyState title={t(c, fixedAt === null ? 'incidents.people.empty' : 'common.none')} />
          ) : (
            <PeopleTable
              c={c}
              id={id}
              page={people}
              caption={t(c, 'incidents.people.masked', { count: people.total })}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}
