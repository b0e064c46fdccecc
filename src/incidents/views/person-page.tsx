import {
  type AppContext,
  DataList,
  formatDateTime,
  formatNumber,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';
import { sayFields } from '../documents/say-field.ts';
import type { Identity } from '../identity/show-identity.ts';
import { type IncidentFile, type PeoplePage, type PersonFile, pseudonym } from '../incident.ts';
import { ExerciseBanner } from './exercise-banner.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { IdentityRequests } from './identity-requests.tsx';

interface Props {
  c: AppContext;
  file: IncidentFile;
  of: PersonFile;
  person: PeoplePage['people'][number];
  /** Just taken up: in this answer, and nowhere else. */
  identity: Identity | null;
  done: string | null;
}

/** `/incidents/:id/personnes/:personne`: what was seen of one person by pseudonym, and who may know the name. */
export function PersonPage({ c, file, of, person, identity, done }: Props) {
  const { id, label, exercise } = file.incident;
  const [number, structure, fields, , firstAt, lastAt, times] = person;
  const title = pseudonym(number);
  const lang = langOf(c);
  const list = t(c, 'incidents.people.title');
  return (
    <Page
      c={c}
      title={`${title}, ${t(c, 'incidents.view.title', { label })}`}
      nav="incidents"
      scripts={of.requests.some((one) => one.mine && one.open) ? ['passkey'] : undefined}
      breadcrumbs={[
        { label: t(c, 'incidents.list.title'), href: '/incidents' },
        { label, href: `/incidents/${id}` },
        { label: list, href: `/incidents/${id}/personnes` },
        { label: title },
      ]}
    >
      <PageHead title={title} lead={t(c, 'incidents.identity.lead')} />
      <div class="ec-stack">
        {done === null ? null : (
          <Notice color="success" status>
            {done}
          </Notice>
        )}
        <ExerciseBanner c={c} exercise={exercise} />
        {of.withdrawn ? <Notice color="warning">{t(c, 'incidents.people.withdrawnLead')}</Notice> : null}
        {/* As wide as the page: name, countdown and button stand on one line. */}
        {identity === null ? null : (
          <IdentityPanel c={c} file={file} of={of} number={number} identity={identity} />
        )}
        <div class="ec-grid" data-cols={identity === null ? '1-1' : undefined}>
          <div class="ec-stack">
            <Panel title={t(c, 'incidents.identity.seen')}>
              <DataList
                items={[
                  {
                    label: t(c, 'incidents.people.col.structure'),
                    value: structure ?? t(c, 'incidents.measure.noStructure'),
                  },
                  { label: t(c, 'incidents.people.col.data'), value: sayFields(c, fields) },
                  {
                    label: t(c, 'incidents.people.col.first'),
                    value: formatDateTime(lang, new Date(firstAt)),
                  },
                  { label: t(c, 'incidents.identity.last'), value: formatDateTime(lang, new Date(lastAt)) },
                  { label: t(c, 'incidents.people.col.times'), value: formatNumber(lang, times) },
                ]}
              />
            </Panel>
            <IdentityRequests c={c} requests={of.requests} />
          </div>
          {identity === null ? (
            <IdentityPanel c={c} file={file} of={of} number={number} identity={null} />
          ) : null}
        </div>
      </div>
    </Page>
  );
}
