import {
  type AppContext,
  EmptyState,
  formatDateTime,
  formatNumber,
  LinkButton,
  langOf,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import { readClock, sayMinutes } from '../clock.ts';
import type { IncidentLine } from '../incident.ts';

/** `/incidents`: those of one’s supervision, open ones first. */
export function IncidentsPage({ c, incidents }: { c: AppContext; incidents: readonly IncidentLine[] }) {
  const title = t(c, 'incidents.list.title');
  return (
    <Page c={c} title={title} nav="incidents">
      <PageHead
        title={title}
        lead={t(c, 'incidents.list.lead')}
        actions={
          <LinkButton href="/incidents/nouveau" look="main">
            {t(c, 'incidents.list.open')}
          </LinkButton>
        }
      />
      {incidents.length === 0 ? (
        <Panel label={title}>
          <EmptyState title={t(c, 'incidents.list.empty')}>{t(c, 'incidents.list.emptyMore')}</EmptyState>
        </Panel>
      ) : (
        <Panel flush label={title}>
          <Table
            caption={t(c, 'incidents.list.caption')}
            captionShown
            columns={[
              { label: t(c, 'incidents.list.col.incident') },
              { label: t(c, 'incidents.list.col.known') },
              { label: t(c, 'incidents.list.col.clock') },
              { label: t(c, 'incidents.list.col.accounts'), num: true },
              { label: t(c, 'incidents.list.col.people'), num: true },
            ]}
            rows={incidents.map((one) => ({
              mark: one.state === 'open' && !one.exercise ? 'danger' : undefined,
              cells: [
                <>
                  <a href={`/incidents/${one.id}`}>{one.label}</a>{' '}
                  <StateTag c={c} state={one.state} exercise={one.exercise} />
                  <span class="ec-sub">{one.title}</span>
                </>,
                formatDateTime(langOf(c), new Date(one.knownAt)),
                clockOf(c, one),
                formatNumber(langOf(c), one.accounts),
                one.people === null ? (
                  <span class="ec-mute">{t(c, 'incidents.list.notFixed')}</span>
                ) : (
                  formatNumber(langOf(c), one.people)
                ),
              ],
            }))}
          />
        </Panel>
      )}
    </Page>
  );
}

export function StateTag({
  c,
  state,
  exercise,
}: {
  c: AppContext;
  state: 'open' | 'closed';
  exercise: boolean;
}) {
  return (
    <>
      <Tag color={state === 'open' ? 'danger' : 'neutral'} dot={state === 'open' ? 'square' : 'ring'}>
        {t(c, `incidents.state.${state}`)}
      </Tag>
      {exercise ? (
        <>
          {' '}
          <Tag color="warning">{t(c, 'incidents.exercise.tag')}</Tag>
        </>
      ) : null}
    </>
  );
}

function clockOf(c: AppContext, one: IncidentLine): string {
  if (one.notifiedAt !== null) return t(c, 'incidents.list.sent');
  if (one.exercise) return t(c, 'incidents.exercise.tag');
  if (one.state === 'closed') return t(c, 'incidents.list.none');
  const { minutesLeft } = readClock(new Date(one.knownAt), new Date());
  return t(c, minutesLeft < 0 ? 'incidents.list.late' : 'incidents.list.left', {
    time: sayMinutes(minutesLeft),
  });
}
