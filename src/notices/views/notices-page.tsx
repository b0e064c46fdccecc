import {
  type AppContext,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  type Step,
  Steps,
  Tag,
  t,
} from '../../ui/index.ts';
import type { Channel } from '../deps.ts';
import { type NoticesView, sumUp } from '../view.ts';
import { BatchesPanel } from './batches-panel.tsx';
import { AskedPanel, AskPanel, SteerPanel } from './decide-panels.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { WritePanel } from './write-panel.tsx';

export interface NoticesPageProps {
  c: AppContext;
  id: string;
  view: NoticesView;
  /** Channels that are set up here. */
  open: readonly Channel[];
  publicUrl: string;
  /** What was just done: a key of `DONE`. */
  done?: string;
  /** What was typed and refused. */
  typed?: Readonly<Record<string, string>> & { channels?: string };
}

const DONE = {
  texte: 'notices.write.saved',
  demande: 'notices.asked.done',
  suspendu: 'notices.steer.paused',
  repris: 'notices.steer.resumed',
} as const;

/** `/incidents/:id/avis`: write, have it read, send, follow. */
export function NoticesPage(props: NoticesPageProps) {
  const { c, id, view, done, typed } = props;
  const { incident, text } = view;
  const title = t(c, 'notices.screen.title');
  const fixed = incident.fixedAt !== null && view.people > 0;
  const said = DONE[done as keyof typeof DONE];
  const editable = text === null || (text.state === 'draft' && !text.asked);
  return (
    <Page
      c={c}
      title={title}
      nav="incidents"
      breadcrumbs={[
        { label: t(c, 'notices.screen.crumb'), href: '/incidents' },
        { label: incident.label, href: `/incidents/${id}` },
        { label: title },
      ]}
    >
      <PageHead
        title={title}
        tags={
          incident.exercise ? (
            <Tag color="warning" dot="ring">
              {t(c, 'notices.screen.exercise')}
            </Tag>
          ) : null
        }
        lead={t(c, 'notices.screen.sub', { label: incident.label, title: incident.title })}
      />
      <div class="ec-stack">
        {said ? (
          <Notice color="success" status>
            {t(c, said)}
          </Notice>
        ) : null}
        {incident.exercise ? <Notice color="warning">{t(c, 'notices.screen.exerciseText')}</Notice> : null}
        <Steps c={c} steps={stepsOf(props)} />
        {fixed ? null : (
          <Panel>
            <EmptyState
              title={t(c, 'notices.screen.notFixed')}
              actions={<LinkButton href={`/incidents/${id}`}>{t(c, 'notices.screen.toIncident')}</LinkButton>}
            >
              {t(c, 'notices.screen.notFixedText')}
            </EmptyState>
          </Panel>
        )}
        <div class="ec-grid" data-cols="2-1">
          <div class="ec-stack">
            {editable ? <WritePanel {...props} typed={typed} /> : null}
            {text ? <PreviewPanel {...props} /> : null}
            {view.batches.length > 0 || view.counts.some(({ channel }) => channel === 'letter') ? (
              <BatchesPanel {...props} />
            ) : null}
          </div>
          <div class="ec-stack">
            {view.counts.length > 0 ? <ProgressPanel {...props} /> : null}
            {text?.asked ? <AskedPanel {...props} /> : null}
            {fixed && text && !text.asked && mayAsk(view) ? <AskPanel {...props} /> : null}
            {text && text.state !== 'draft' ? <SteerPanel {...props} /> : null}
            <Panel>
              <p class="ec-s ec-mute">{t(c, 'notices.screen.minors')}</p>
            </Panel>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Nothing was approved yet, or the list was fixed again since. */
function mayAsk({ text, incident }: NoticesView): boolean {
  return text !== null && (text.state === 'draft' || text.approvedFixing < incident.fixings);
}

function stepsOf({ c, view }: NoticesPageProps): Step[] {
  const { text } = view;
  const totals = sumUp(view);
  const left = totals.queued + totals.toPost;
  const at =
    text === null
      ? 0
      : text.state === 'draft'
        ? 1
        : view.counts.length === 0 || left > 0 || totals.doubt > 0
          ? 2
          : 4;
  const labels = ['write', 'approve', 'send', 'done'] as const;
  return labels.map((label, n) => ({
    label: t(c, `notices.screen.steps.${label}`),
    state: n < at ? 'done' : n === at ? 'now' : 'todo',
  }));
}
