import {
  type AppContext,
  EmptyState,
  formatDateTime,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import type { IncidentFile, PeoplePage } from '../incident.ts';
import type { Summed } from '../sum-exposure.ts';
import { AccountsGraph } from './accounts-graph.tsx';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { ClockPanel, type DraftState } from './clock-panel.tsx';
import { ClosePanel } from './close-panel.tsx';
import { ContainPanel } from './contain-panel.tsx';
import { DocumentsPanel } from './documents-panel.tsx';
import { ExerciseBanner } from './exercise-banner.tsx';
import { Figures } from './figures.tsx';
import { FixPanel } from './fix-panel.tsx';
import { IncidentSteps } from './incident-steps.tsx';
import { StateTag } from './incidents-page.tsx';
import { MomentsChart } from './moments-chart.tsx';
import { PeopleTable } from './people-table.tsx';
import { SeenTable } from './seen-table.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

interface Props {
  c: AppContext;
  file: IncidentFile;
  sum: Summed;
  people: PeoplePage;
  draft: DraftState | null;
  /** What was just done. */
  done: string | null;
}

/** `/incidents/:id`: the clock, the five steps, and all that each needs, on one page. */
export function IncidentPage({ c, file, sum, people, draft, done }: Props) {
  const { incident } = file;
  const lang = langOf(c);
  const now = new Date();
  const title = t(c, 'incidents.view.title', { label: incident.label });
  const at = (iso: string) => formatDateTime(lang, new Date(iso));
  const frozen = file.accounts.flatMap((one) => (one.frozenAt === null ? [] : [Date.parse(one.frozenAt)]));
  return (
    <Page
      c={c}
      title={title}
      nav="incidents"
      breadcrumbs={[{ label: t(c, 'incidents.list.title'), href: '/incidents' }, { label: incident.label }]}
    >
      <PageHead
        title={title}
        tags={<StateTag c={c} state={incident.state} exercise={incident.exercise} />}
        lead={t(c, 'incidents.view.lead', {
          title: incident.title.replace(/\.$/, ''),
          name: incident.openedBy ?? t(c, 'incidents.view.someone'),
          at: at(incident.openedAt),
        })}
        actions={
          incident.state === 'open' ? (
            <>
              <LinkButton href={`/incidents/${incident.id}/documents/certfr`} look="secondary">
                {t(c, 'incidents.view.report')}
              </LinkButton>
              <LinkButton href={`/incidents/${incident.id}/documents/cnil`} look="main">
                {t(c, 'incidents.view.prepare')}
              </LinkButton>
            </>
          ) : undefined
        }
      />
      <div class="ec-stack">
        {done === null ? null : (
          <Notice color="success" status>
            {done}
          </Notice>
        )}
        <ExerciseBanner c={c} exercise={incident.exercise} />
        {incident.alertId === null ? null : (
          <p class="ec-s">
            <a href={`/alertes/${incident.alertId}`}>
              {t(c, 'incidents.view.alert', { id: incident.alertId })}
            </a>
          </p>
        )}
        {incident.closedAt === null ? null : (
          <Notice color="info">
            {t(c, incident.closedWhy ? 'incidents.view.closedWhy' : 'incidents.view.closed', {
              name: incident.closedBy ?? t(c, 'incidents.view.someone'),
              at: at(incident.closedAt),
              why: incident.closedWhy ?? '',
            })}
          </Notice>
        )}
        <ClockPanel c={c} file={file} draft={draft} now={now} />
        <IncidentSteps c={c} file={file} />
        <ContainPanel c={c} file={file} />
        <h2 class="ds-heading" data-size="xs" id="mesurer">
          {t(c, 'incidents.measure.title')}
        </h2>
        <Figures c={c} file={file} sum={sum} />
        <div class="ec-grid" data-cols="1-1" data-fill>
          <SeenTable c={c} sum={sum} file={file} from={new Date(incident.from)} to={new Date(incident.to)} />
          <div class="ec-stack">
            <MomentsChart
              c={c}
              sum={sum}
              frozenAt={frozen.length === 0 ? null : new Date(Math.min(...frozen))}
            />
            <AccountsGraph c={c} sum={sum} accounts={file.accounts} />
          </div>
        </div>
        <div class="ec-grid" data-cols="2-1">
          <Panel
            flush
            id="personnes"
            title={t(c, 'incidents.people.title')}
            aside={
              people.total === 0 ? undefined : (
                <span class="ec-mute">{t(c, 'incidents.people.masked', { count: people.total })}</span>
              )
            }
            footer={
              people.total > people.people.length ? (
                <a href={`/incidents/${incident.id}/personnes`}>{t(c, 'incidents.people.all')}</a>
              ) : undefined
            }
          >
            {people.total === 0 ? (
              <EmptyState title={t(c, 'incidents.people.empty')}>{t(c, 'incidents.people.lead')}</EmptyState>
            ) : (
              <PeopleTable c={c} id={incident.id} page={people} caption={t(c, 'incidents.people.lead')} />
            )}
          </Panel>
          <FixPanel c={c} file={file} people={sum.people} />
        </div>
        <DocumentsPanel c={c} file={file} />
        <AttachmentsPanel c={c} file={file} />
        <div class="ec-grid" data-cols="2-1">
          <TimelinePanel c={c} file={file} now={now} />
          <div class="ec-stack">
            <Panel id="informer" title={t(c, 'incidents.inform.title')}>
              <p class="ec-s">{t(c, 'incidents.inform.lead')}</p>
              {incident.fixedAt === null ? (
                <p class="ec-s ec-mute">{t(c, 'incidents.inform.wait')}</p>
              ) : (
                <LinkButton href={`/incidents/${incident.id}/avis`} look="secondary">
                  {t(c, 'incidents.inform.link')}
                </LinkButton>
              )}
            </Panel>
            <ClosePanel c={c} file={file} />
          </div>
        </div>
      </div>
    </Page>
  );
}
