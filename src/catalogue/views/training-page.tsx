import type { Child } from 'hono/jsx';
import {
  DataList,
  type Datum,
  EmptyState,
  findText,
  formatLongDate,
  Notice,
  Page,
  PageHead,
  Panel,
  safeUrl,
  Tag,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { ActionView, TrainingPage } from '../find-training.ts';
import { type Criteria, searchHref } from '../search/criteria.ts';
import type { FoundPlace } from '../search/find-place.ts';
import { FORMACODE_NAMES, ROME_NAMES } from './code-names.ts';
import { PlacesPanel } from './places-panel.tsx';
import { PlainText } from './plain-text.tsx';
import { ProviderPanel } from './provider-panel.tsx';
import { PersonBanner, type SearchedPerson } from './search-page.tsx';
import { SessionTable, splitSessions } from './session-table.tsx';

export interface TrainingViewProps {
  c: Viewer;
  training: TrainingPage;
  person: SearchedPerson | null;
  today: string;
  recommends: boolean;
  /** The search that led here. */
  criteria: Criteria;
  /** Its place, for distances. */
  from: FoundPlace | null;
}

/** `/formations/:id`. */
export function TrainingPageView(props: TrainingViewProps) {
  const { c, training, person } = props;
  const { coming, gone } = splitSessions(training, props.today);
  const texts: [Child, string | null][] = [
    [t(c, 'catalogue.training.objectives'), training.objectives],
    [t(c, 'catalogue.training.content'), training.content],
    [t(c, 'catalogue.training.results'), training.results],
    ...conditionsOf(training.actions).map((text): [Child, string] => [
      t(c, 'catalogue.training.conditions'),
      text,
    ]),
  ];
  return (
    <Page
      c={c}
      title={training.title}
      nav="formations"
      breadcrumbs={[
        { label: t(c, 'catalogue.search.today'), href: '/' },
        {
          label: t(c, 'catalogue.search.crumb'),
          href: searchHref(props.criteria, { page: props.criteria.page }),
        },
        { label: training.title },
      ]}
    >
      <PageHead
        title={training.title}
        tags={<Tags c={c} training={training} />}
        lead={training.provider.providerName}
      />
      <div class="ec-stack">
        {person ? <PersonBanner c={c} person={person} criteria={null} /> : null}
        {training.closedAt ? (
          <Notice color="warning">
            {t(c, 'catalogue.training.closed', { date: formatLongDate(c.var.lang, training.closedAt) })}
          </Notice>
        ) : null}
        <Panel title={t(c, 'catalogue.training.sessions')} flush>
          {coming.length > 0 ? (
            <SessionTable {...props} sessions={coming} />
          ) : (
            <EmptyState title={t(c, 'catalogue.training.noSession')}>
              {t(c, 'catalogue.training.noSessionAdvice')}
            </EmptyState>
          )}
          {gone.length > 0 ? (
            <details class="ec-pad">
              <summary>{t(c, 'catalogue.training.past', { count: gone.length })}</summary>
              <SessionTable {...props} sessions={gone} />
            </details>
          ) : null}
        </Panel>
        <div class="ec-grid" data-cols="2-1">
          <div class="ec-stack">
            {texts.map(([title, text]) =>
              text === null ? null : (
                <Panel title={title}>
                  <PlainText text={text} />
                </Panel>
              ),
            )}
          </div>
          <div class="ec-stack">
            <ProviderPanel c={c} training={training} />
            <PlacesPanel c={c} training={training} from={props.from} />
            <Panel title={t(c, 'catalogue.training.practical')}>
              <DataList items={practical(c, training)} />
            </Panel>
            <CodesPanel c={c} training={training} />
          </div>
        </div>
        <p class="ec-xs ec-mute">
          {t(c, 'catalogue.training.source', { source: training.source, number: training.number })}
        </p>
      </div>
    </Page>
  );
}

function Tags({ c, training }: { c: Viewer; training: TrainingPage }) {
  const funded = training.actions.some((each) => each.publiclyFunded);
  return (
    <>
      {training.certifying ? <Tag color="info">{t(c, 'catalogue.training.certifying')}</Tag> : null}
      {funded ? <Tag color="info">{t(c, 'catalogue.training.funded')}</Tag> : null}
    </>
  );
}

/** Actions of one training mostly say the same: once is enough. */
function conditionsOf(actions: ActionView[]): string[] {
  return [...new Set(actions.flatMap((each) => each.conditions ?? []))];
}

function practical(c: Viewer, training: TrainingPage): Datum[] {
  const all = (pick: (action: ActionView) => string | null): string | null =>
    [...new Set(training.actions.flatMap((each) => pick(each) ?? []))].join(' ; ') || null;
  const level = (value: number | null): string | null =>
    value === null ? null : findText(c, `catalogue.training.level.${value}`);
  const asked = level(training.entryLevel);
  const required = training.actions.some((each) => each.levelRequired);
  const entry =
    asked === null || training.entryLevel === 0
      ? asked
      : `${asked}, ${t(c, required ? 'catalogue.training.levelRequired' : 'catalogue.training.levelAdvised')}`;
  const rows: [Parameters<typeof t>[1], Child | null][] = [
    ['catalogue.training.level', entry],
    ['catalogue.training.exit', level(training.exitLevel)],
    ['catalogue.training.duration', all((each) => lengthOf(c, each))],
    ['catalogue.training.rhythm', all((each) => each.rhythm)],
    ['catalogue.training.workStudy', all((each) => (each.workStudy ? each.workStudyTerms : null))],
    [
      'catalogue.training.mode',
      all((each) =>
        each.teachingMode === null ? null : findText(c, `catalogue.training.mode.${each.teachingMode}`),
      ),
    ],
    ['catalogue.training.audience', all((each) => each.audience)],
    ['catalogue.training.recruitment', all((each) => each.recruitment)],
    ['catalogue.training.funding', all((each) => each.funding)],
    [
      'catalogue.training.price',
      all((each) => (each.price === null ? null : t(c, 'catalogue.training.euros', { amount: each.price }))),
    ],
    ['catalogue.training.costs', all((each) => costs(c, each.costs))],
    ['catalogue.training.catering', all((each) => each.catering)],
    ['catalogue.training.housing', all((each) => each.housing)],
    ['catalogue.training.transport', all((each) => each.transport)],
    ['catalogue.training.accessibility', all((each) => each.accessibility)],
  ];
  return rows.flatMap(([key, value]) => (value === null ? [] : [{ label: t(c, key), value }]));
}

function lengthOf(c: Viewer, action: ActionView): string | null {
  const { hoursTotal: total, hoursCompany: company } = action;
  const hours =
    total === null
      ? null
      : company === null
        ? t(c, 'catalogue.training.hours', { total })
        : t(c, 'catalogue.training.hoursSplit', { total, company });
  return [action.duration, hours].filter((each) => each !== null).join(', ') || null;
}

/** A bare number is an amount; anything else is words. */
function costs(c: Viewer, text: string | null): string | null {
  if (text === null || !/^\d+([.,]\d+)?$/.test(text)) return text;
  return t(c, 'catalogue.training.euros', { amount: text });
}

function CodesPanel({ c, training }: { c: Viewer; training: TrainingPage }) {
  const named = (label: string, codes: string[], names: Readonly<Record<string, string>> = {}) =>
    codes.map((code) => ({ label, value: [code, names[code]].filter(Boolean).join(', ') }));
  const items: Datum[] = [
    ...named('ROME', training.rome, ROME_NAMES),
    ...named('Formacode', training.formacode, FORMACODE_NAMES),
    ...training.rncp.map((code) => ({ label: 'RNCP', value: <Certification kind="rncp" code={code} /> })),
    ...training.rs.map((code) => ({ label: 'RS', value: <Certification kind="rs" code={code} /> })),
    ...named('NSF', training.nsf),
  ];
  if (items.length === 0) return null;
  return (
    <Panel title={t(c, 'catalogue.training.codes')}>
      <DataList items={items} small />
    </Panel>
  );
}

/** The public page of a certification. */
function Certification({ kind, code }: { kind: 'rncp' | 'rs'; code: string }) {
  return (
    <a
      href={safeUrl(`https://www.francecompetences.fr/recherche/${kind}/${code}/`) ?? undefined}
      rel="noreferrer"
    >
      {code}
    </a>
  );
}
