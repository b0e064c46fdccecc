import {
  type AppContext,
  DataList,
  findText,
  formatDateTime,
  formatNumber,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  refusalTitle,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { AlertDetail } from '../find-alerts.ts';
import { ContainPanels } from './contain-panels.tsx';
import { agentName, clockOf, measureWord, ruleName, ruleText, stateLook } from './words.ts';

/** Acts shown; the others are in the log. */
const SHOWN = 80;

interface Props {
  c: AppContext;
  detail: AlertDetail;
  done: string | null;
}

/** `/alertes/:id`: what was seen and why it is odd, act by act; beside it what can be done, and whom it hits. */
export function AlertPage({ c, detail, done }: Props) {
  const { alert } = detail;
  const title = ruleName(c, alert.rule);
  return (
    <Page
      c={c}
      title={`${title}, ${agentName(c, alert)}`}
      nav="alertes"
      breadcrumbs={[{ label: t(c, 'watch.title'), href: '/alertes' }, { label: title }]}
    >
      <PageHead
        title={title}
        tags={<Tag {...stateLook(alert)}>{t(c, `watch.state.${alert.state}`)}</Tag>}
        lead={`${agentName(c, alert)}, ${alert.structure}`}
        actions={
          alert.incident !== null && c.var.actor?.role === 'supervisor' ? (
            <LinkButton href={`/incidents/${alert.incident}`} look="secondary">
              {t(c, 'watch.page.incident')}
            </LinkButton>
          ) : null
        }
      />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {done}
          </Notice>
        ) : null}
        <div class="ec-grid" data-cols="2-1">
          <div class="ec-stack">
            <Seen c={c} detail={detail} />
            <Acts c={c} detail={detail} />
          </div>
          <div class="ec-stack">
            <ContainPanels c={c} detail={detail} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function Seen({ c, detail }: { c: AppContext; detail: AlertDetail }) {
  const { alert } = detail;
  const lang = langOf(c);
  const { closedAt, closedWhy } = alert;
  return (
    <Panel title={t(c, 'watch.page.seen')}>
      <div class="ec-stack" data-gap="s">
        <p>{ruleText(c, alert.rule)}</p>
        <DataList
          items={[
            { label: t(c, 'watch.page.account'), value: agentName(c, alert) },
            {
              label: t(c, 'watch.page.role'),
              value: findText(c, `accounts.role.${alert.role}`) ?? alert.role,
            },
            { label: t(c, 'watch.page.at'), value: formatDateTime(lang, new Date(alert.at)) },
            { label: t(c, 'watch.page.done'), value: measureWord(c, alert) },
            {
              label: t(c, 'watch.page.state'),
              value: findText(c, `accounts.state.${alert.accountState}`) ?? alert.accountState,
            },
            {
              label: t(c, 'watch.page.people'),
              value: t(c, 'watch.page.peopleMore', { count: detail.people }),
            },
            {
              label: t(c, 'watch.page.others'),
              value: t(c, 'watch.page.othersMore', { count: detail.others }),
            },
            {
              label: t(c, 'watch.page.falseBefore'),
              value: t(c, 'watch.page.falseMore', { count: detail.falseBefore }),
            },
          ]}
        />
        {closedAt && closedWhy ? (
          <p class="ec-s">
            {t(c, 'watch.page.closedLine', {
              name: alert.closedBy ?? '—',
              at: formatDateTime(lang, new Date(closedAt)),
              why: t(c, `watch.do.reason.${closedWhy}`),
            })}
          </p>
        ) : null}
        {alert.role === 'provider' || alert.role === 'beneficiary' ? null : (
          <p class="ec-s">
            <a href={`/filiation/${alert.account}`}>{t(c, 'watch.page.lineage')}</a>
          </p>
        )}
      </div>
    </Panel>
  );
}

function Acts({ c, detail }: { c: AppContext; detail: AlertDetail }) {
  const acts = detail.acts.slice(-SHOWN);
  return (
    <Panel title={t(c, 'watch.page.acts')} flush>
      <Table
        caption={t(c, 'watch.page.actsCaption')}
        captionShown
        columns={[
          { label: t(c, 'watch.page.col.at') },
          { label: t(c, 'watch.page.col.act') },
          { label: t(c, 'watch.page.col.people'), num: true },
          { label: t(c, 'watch.page.col.fields') },
          { label: t(c, 'watch.page.col.result') },
        ]}
        rows={acts.map((act) => ({
          mark: act.code === null ? undefined : ('danger' as const),
          cells: [
            clockOf(c, act.at),
            findText(c, `dossiers.op.${act.operation}`) ?? t(c, 'dossiers.op.other'),
            formatNumber(langOf(c), act.people),
            act.fields
              .map((field) => findText(c, `dossiers.fields.${field}`) ?? '')
              .filter(Boolean)
              .join(', '),
            act.code === null ? t(c, 'watch.page.allowed') : refusalTitle(c, act.code),
          ],
        }))}
      />
      {detail.acts.length > SHOWN ? (
        <p class="ec-pad ec-s ec-mute">{t(c, 'watch.page.actsCut', { count: SHOWN })}</p>
      ) : null}
    </Panel>
  );
}
