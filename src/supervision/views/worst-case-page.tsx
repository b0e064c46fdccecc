import {
  type AppContext,
  ChipLinks,
  EmptyState,
  findText,
  formatNumber,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Pager,
  Panel,
  Table,
  Tag,
  t,
} from '../../ui/index.ts';
import type { KeptDay } from '../find-history.ts';
import type { WorstCase } from '../find-worst-cases.ts';
import { adviceFor, ROWS, type Sort, sortWorstCases } from '../sort-worst-cases.ts';
import { sumDays, sumStructures } from '../sum-structures.ts';
import { BestAdvice } from './best-advice.tsx';
import { HistoryPanel } from './history-chart.tsx';
import { Spark } from './spark.tsx';
import { StructureTotals } from './structure-totals.tsx';

interface Props {
  c: AppContext;
  accounts: readonly WorstCase[];
  history: readonly KeptDay[];
  /** Which page of how many, how many accounts in all, and where the page begins in `accounts`. */
  pages: { number: number; of: number; total: number; from: number };
  sort: Sort;
  /** The structure that the kernel was asked for; null: all. */
  structure: string | null;
}

/** `/pire-cas`: if an account is stolen now, how many people at most. */
export function WorstCasePage({ c, accounts, history, pages, sort, structure }: Props) {
  const title = t(c, 'supervision.worst.title');
  // Organisations have their own lines below; they would drown the structures here.
  const structures = new Map(
    accounts.filter((one) => one.role !== 'provider').map((one) => [one.structureId, one.structureName]),
  );
  const shown = sortWorstCases(accounts, sort).slice(pages.from, pages.from + ROWS);
  const cut = pages.total > accounts.length;
  const totals = sumStructures(accounts);
  // The curve is that of the structures: an organisation's people are counted there.
  const sum = (of: (one: (typeof totals)[number]) => number) =>
    totals.reduce((n, one) => n + (one.provider ? 0 : of(one)), 0);
  const today = { day: new Date().toISOString().slice(0, 10), people: sum((one) => one.sum) };
  // A page is not all accounts: then the curve ends with what the night has kept of all of them.
  const days = cut
    ? sumDays(history, new Set(history.map((one) => one.structureId)), today).slice(0, -1)
    : sumDays(history, new Set(totals.map((one) => one.id)), today);
  const of = (one: string | null) => (one === null ? '' : `&structure=${one}`);
  const address = (by: Sort, one: string | null, page = 1) =>
    `/pire-cas?tri=${by}${of(one)}${page > 1 ? `&page=${page}` : ''}`;
  return (
    <Page c={c} title={title} nav="pire-cas">
      <PageHead
        title={title}
        lead={t(c, 'supervision.worst.lead')}
        actions={
          <LinkButton
            href={`/pire-cas/tableau.csv${structure === null ? '' : `?structure=${structure}`}`}
            look="tertiary"
          >
            {t(c, 'common.csv')}
          </LinkButton>
        }
      />
      <div class="ec-stack">
        {cut ? (
          <Notice color="warning">{t(c, 'supervision.worst.cut', { total: pages.total })}</Notice>
        ) : null}
        <Totals c={c} accounts={accounts} />
        <Panel title={t(c, 'supervision.worst.all')} flush>
          {structure !== null || (structures.size > 1 && structures.size <= 20) ? (
            <div class="ec-pad">
              <ChipLinks
                label={t(c, 'supervision.worst.structure')}
                chips={[
                  {
                    href: address(sort, null),
                    label: t(c, 'supervision.worst.everywhere'),
                    current: structure === null,
                  },
                  ...[...structures].map(([id, name]) => ({
                    href: address(sort, id),
                    label: name,
                    current: id === structure,
                  })),
                ]}
              />
            </div>
          ) : null}
          {shown.length === 0 ? (
            <EmptyState title={t(c, 'supervision.worst.empty')} />
          ) : (
            <Board
              c={c}
              accounts={shown}
              sort={sort}
              // All bars of all pages on one scale.
              scale={Math.max(1, ...accounts.map((one) => one.deceived))}
              // The first rows of the same accounts.
              address={(by) => address(by, structure, pages.number - pages.from / ROWS)}
            />
          )}
          <Pager c={c} page={pages.number} pages={pages.of} href={(n) => address(sort, structure, n)} />
          <ul class="ec-key ec-pad">
            {(['deceived', 'listed', 'contact', 'identifier'] as const).map((kind) => (
              <li>
                <svg class="ec-svg" viewBox="0 0 10 10" aria-hidden="true">
                  <path class={WATER[kind]} d="M0 0h10v10H0z" />
                </svg>
                {t(c, `supervision.worst.key.${kind}`)}
              </li>
            ))}
          </ul>
        </Panel>
        <div class="ec-grid" data-cols="2-1">
          <HistoryPanel c={c} days={days} cap={sum((one) => one.bound)} />
          <BestAdvice c={c} accounts={accounts} />
        </div>
        <StructureTotals c={c} totals={totals} cut={cut} />
        <Panel title={t(c, 'supervision.worst.howTitle')} tone="water">
          <p>{t(c, 'supervision.worst.how')}</p>
          <p class="ec-s">{t(c, 'supervision.worst.howTold')}</p>
          <p class="ec-s ec-mute">{t(c, 'supervision.worst.howMore')}</p>
        </Panel>
      </div>
    </Page>
  );
}

const WATER = { deceived: 'zone', listed: 'w1', contact: 'w3', identifier: 'wd' } as const;

function Totals({ c, accounts }: { c: AppContext; accounts: readonly WorstCase[] }) {
  const n = (value: number) => formatNumber(langOf(c), value);
  const worst = accounts.reduce<WorstCase | null>(
    (a, b) => (a === null || b.deceived > a.deceived ? b : a),
    null,
  );
  const active = accounts.filter((one) => one.state === 'active');
  const figures = [
    { key: 'worst', value: worst?.deceived ?? 0, more: worst ? worst.name : '—' },
    {
      key: 'aloneWorst',
      value: Math.max(0, ...accounts.map((one) => one.alone)),
      more: t(c, 'supervision.worst.kpi.aloneMore'),
    },
    {
      key: 'sum',
      value: active.reduce((sum, one) => sum + one.alone, 0),
      more: t(c, 'supervision.worst.kpi.sumMore'),
    },
    {
      key: 'active',
      value: active.length,
      more: t(c, 'supervision.worst.kpi.activeMore', {
        probation: active.filter((one) => one.onProbation).length,
        frozen: accounts.filter((one) => one.state === 'frozen').length,
      }),
    },
  ] as const;
  return (
    <dl class="ec-kpis">
      {figures.map((figure) => (
        <div class="ec-kpi">
          <dt>{t(c, `supervision.worst.kpi.${figure.key}`)}</dt>
          <dd>{n(figure.value)}</dd>
          <dd class="ec-kpi__more">{figure.more}</dd>
        </div>
      ))}
    </dl>
  );
}

function Board({
  c,
  accounts,
  sort,
  scale,
  address,
}: {
  c: AppContext;
  accounts: readonly WorstCase[];
  sort: Sort;
  scale: number;
  address: (by: Sort) => string;
}) {
  const n = (value: number) => formatNumber(langOf(c), value);
  const column = (by: Sort, label: string, phone?: 'lead' | 'inline') => ({
    label,
    num: by !== 'nom',
    phone,
    sortHref: address(by),
    ...(sort === by ? { sorted: by === 'nom' ? ('ascending' as const) : ('descending' as const) } : {}),
  });
  return (
    <Table
      kind="compact"
      caption={t(c, 'supervision.worst.caption')}
      captionShown
      columns={[
        column('nom', t(c, 'supervision.worst.col.account')),
        column('approbateur', t(c, 'supervision.worst.col.deceived'), 'lead'),
        column('seul', t(c, 'supervision.worst.col.alone'), 'inline'),
        { label: t(c, 'supervision.worst.col.why'), phone: 'alone' },
        column('coordonnees', t(c, 'supervision.worst.col.contact'), 'inline'),
        column('identifiants', t(c, 'supervision.worst.col.identifier'), 'inline'),
        { label: t(c, 'supervision.worst.col.trend'), phone: 'hide' },
        { label: t(c, 'supervision.worst.col.lower'), phone: 'full' },
      ]}
      rows={accounts.map((one) => ({
        mark: one.deceived > 0 && one.deceived === scale ? 'danger' : undefined,
        cells: [
          <>
            {one.role === 'provider' ? one.name : <a href={`/filiation/${one.id}`}>{one.name}</a>}
            <span class="ec-sub">
              {findText(c, `accounts.role.${one.role}`)}
              {one.onProbation ? `, ${t(c, 'supervision.worst.onProbation')}` : ''}
            </span>
            {one.state === 'active' ? null : (
              <Tag color={one.state === 'frozen' ? 'danger' : 'neutral'} dot="square">
                {findText(c, `accounts.state.${one.state}`)}
              </Tag>
            )}
          </>,
          <>
            <strong class="ec-big">{n(one.deceived)}</strong>
            <Trend c={c} one={one} />
          </>,
          n(one.alone),
          <>
            <Bar one={one} scale={scale} />
            <span class="ec-sub">{why(c, one)}</span>
            <Told c={c} one={one} />
          </>,
          n(one.contact),
          n(one.identifier),
          <Spark c={c} history={one.history} today={one.deceived} />,
          <Lower c={c} one={one} />,
        ],
      }))}
    />
  );
}

function Trend({ c, one }: { c: AppContext; one: WorstCase }) {
  const before = one.history.at(-1);
  if (before === undefined || before === one.deceived) return null;
  const change = one.deceived - before;
  return (
    <span class="ec-sub">
      {t(c, change > 0 ? 'supervision.worst.more' : 'supervision.worst.less', { people: Math.abs(change) })}
    </span>
  );
}

function Bar({ one, scale }: { one: WorstCase; scale: number }) {
  const part = (value: number) => Math.round((1000 * value) / scale) / 10;
  return (
    <svg class="ec-svg ec-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="bg" d="M0 0h100v10H0z" />
      <path class={WATER.deceived} d={`M0 0h${part(one.deceived)}v10H0z`} />
      <path class={WATER.listed} d={`M0 0h${part(one.alone)}v10H0z`} />
      <path
        class={WATER.contact}
        d={`M0 0h${part(Math.min(one.alone, one.contact + one.identifier))}v10H0z`}
      />
      <path class={WATER.identifier} d={`M0 0h${part(Math.min(one.alone, one.identifier))}v10H0z`} />
    </svg>
  );
}

function why(c: AppContext, one: WorstCase): string {
  if (one.state !== 'active') return t(c, 'supervision.worst.why.closed');
  if (one.role === 'account_manager' || one.role === 'supervisor')
    return t(c, one.deceived > 0 ? 'supervision.worst.why.manager' : 'supervision.worst.why.nobody');
  if (one.people === 0) return t(c, 'supervision.worst.why.noFiles');
  return t(c, one.alone < one.people ? 'supervision.worst.why.capped' : 'supervision.worst.why.files', {
    people: one.people,
  });
}

/** Whether somebody has a dossier, told by yes or no of anybody: beside the people shown, and bounded by its own limit. */
function Told({ c, one }: { c: AppContext; one: WorstCase }) {
  if (one.toldDeceived === 0) return null;
  return (
    <span class="ec-sub">
      {t(c, 'supervision.worst.told', { answers: one.told, deceived: one.toldDeceived })}
    </span>
  );
}

function Lower({ c, one }: { c: AppContext; one: WorstCase }) {
  const advice = adviceFor(one);
  if (advice === null) return <span class="ec-mute ec-wide">{t(c, 'supervision.worst.nothing')}</span>;
  return (
    <>
      {t(c, `supervision.worst.advice.${advice.kind}`)}{' '}
      <span class="ec-sub">{t(c, 'supervision.worst.fewer', { people: advice.people })}</span>
    </>
  );
}
