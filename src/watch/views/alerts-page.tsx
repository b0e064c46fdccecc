import {
  type AppContext,
  ChipLinks,
  EmptyState,
  findText,
  formatDateTime,
  formatNumber,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import { type Alert, type AlertList, FILTERS, type Filter } from '../find-alerts.ts';
import { BreakPanel, BrokenCircuits } from './breaker-panel.tsx';
import { agentName, measureLook, measureWord, ruleName, stateLook } from './words.ts';

interface Props {
  c: AppContext;
  list: AlertList;
  filter: Filter;
  done: string | null;
}

/** `/alertes`: what the rules saw, what was done about it, and what waits. */
export function AlertsPage({ c, list, filter, done }: Props) {
  const title = t(c, 'watch.title');
  return (
    <Page c={c} title={title} nav="alertes">
      <PageHead title={title} lead={t(c, 'watch.lead')} />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {done}
          </Notice>
        ) : null}
        <BrokenCircuits c={c} breakers={list.breakers} />
        <Figures c={c} list={list} />
        <Panel title={t(c, 'watch.list.title')} flush>
          <div class="ec-pad">
            <ChipLinks
              label={t(c, 'watch.filter.label')}
              chips={FILTERS.map((one) => ({
                href: one === 'open' ? '/alertes' : `/alertes?etat=${one}`,
                label: t(c, `watch.filter.${one}`, { count: one === 'all' ? 0 : list[one] }),
                current: one === filter,
              }))}
            />
          </div>
          {list.rows.length === 0 ? (
            <EmptyState title={t(c, filter === 'open' ? 'watch.list.emptyOpen' : 'watch.list.empty')}>
              {filter === 'open' ? t(c, 'watch.list.emptyOpenMore') : null}
            </EmptyState>
          ) : (
            <Alerts c={c} rows={list.rows} />
          )}
          {list.rows.length === 200 ? (
            <p class="ec-pad ec-s ec-mute">{t(c, 'watch.list.cut', { count: 200 })}</p>
          ) : null}
        </Panel>
        <BreakPanel
          c={c}
          places={list.places.map((one) => ({ ...one, name: one.name ?? wholeInstance(c) }))}
          back="/alertes"
        />
      </div>
    </Page>
  );
}

const wholeInstance = (c: AppContext) => {
  const words = t(c, 'watch.breaker.instance');
  return words.charAt(0).toLocaleUpperCase(langOf(c)) + words.slice(1);
};

function Figures({ c, list }: { c: AppContext; list: AlertList }) {
  const figures = [
    { label: t(c, 'watch.kpi.open'), value: list.open, more: t(c, 'watch.kpi.openMore') },
    { label: t(c, 'watch.kpi.frozen'), value: list.frozen, more: t(c, 'watch.kpi.days') },
    { label: t(c, 'watch.kpi.closed'), value: list.closed, more: t(c, 'watch.kpi.closedMore') },
    { label: t(c, 'watch.kpi.false'), value: list.false, more: t(c, 'watch.kpi.days') },
  ];
  return (
    <dl class="ec-kpis">
      {figures.map((figure) => (
        <div class="ec-kpi">
          <dt>{figure.label}</dt>
          <dd>{formatNumber(langOf(c), figure.value)}</dd>
          <dd class="ec-kpi__more">{figure.more}</dd>
        </div>
      ))}
    </dl>
  );
}

function Alerts({ c, rows }: { c: AppContext; rows: readonly Alert[] }) {
  return (
    <Table
      caption={t(c, 'watch.list.caption')}
      captionShown
      columns={[
        { label: t(c, 'watch.list.col.rule') },
        { label: t(c, 'watch.list.col.account') },
        { label: t(c, 'watch.list.col.structure') },
        { label: t(c, 'watch.list.col.at') },
        { label: t(c, 'watch.list.col.done') },
        { label: t(c, 'watch.list.col.state') },
      ]}
      rows={rows.map((one) => ({
        mark: one.state === 'open' ? (one.measure === 'freeze' ? ('danger' as const) : true) : undefined,
        cells: [
          <a href={`/alertes/${one.id}`}>{ruleName(c, one.rule)}</a>,
          <>
            {agentName(c, one)}
            <span class="ec-sub">{findText(c, `accounts.role.${one.role}`)}</span>
          </>,
          one.structure,
          formatDateTime(langOf(c), new Date(one.at)),
          <Tag {...measureLook(one)}>{measureWord(c, one)}</Tag>,
          <>
            <Tag {...stateLook(one)}>{t(c, `watch.state.${one.state}`)}</Tag>
            {one.closedWhy ? <span class="ec-sub">{t(c, `watch.do.reason.${one.closedWhy}`)}</span> : null}
          </>,
        ],
      }))}
    />
  );
}
