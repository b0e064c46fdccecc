import type { Budget } from '../gate/index.ts';
import type { OwnEntry } from '../ledger/index.ts';
import {
  type AppContext,
  capitalise,
  EmptyState,
  findText,
  formatDateTime,
  isAgent,
  LinkButton,
  langOf,
  Page,
  PageHead,
  Panel,
  refusalTitle,
  Table,
  Tag,
  t,
} from '../ui/index.ts';

interface Props {
  c: AppContext;
  budgets: readonly Budget[];
  entries: readonly OwnEntry[];
}

const shown = ['listed', 'contact', 'identifier', 'document'] as const;

/** `/mes-acces`: what I have used of my caps, and what the log keeps of my acts. */
export function MyAccessPage({ c, budgets, entries }: Props) {
  return (
    <Page c={c} title={t(c, 'common.me.access')} nav="mes-acces">
      <PageHead
        title={t(c, 'common.me.access')}
        actions={
          <LinkButton href="/mon-compte" look="secondary" icon="key">
            {t(c, 'common.me.account')}
          </LinkButton>
        }
      />
      <div class="ec-stack">
        <BudgetsPanel c={c} budgets={budgets} />
        <EntriesPanel c={c} entries={entries} />
      </div>
    </Page>
  );
}

/** Used of cap, by class of data: a bar and the numbers. */
export function BudgetsPanel({ c, budgets }: Pick<Props, 'c' | 'budgets'>) {
  const mine = shown.flatMap((name) => budgets.filter((budget) => budget.class === name));
  if (mine.length === 0) return null;
  return (
    <Panel id="plafonds" title={t(c, 'dossiers.access.budgets')}>
      <p class="ec-s ec-mute">{t(c, 'dossiers.access.budgetsLead')}</p>
      {c.var.actor?.role === 'counsellor' && isAgent(c.var.actor) ? (
        <p class="ec-s">
          <a href="/mon-plafond">{t(c, 'dossiers.access.larger')}</a>
        </p>
      ) : null}
      <ul class="ec-list">
        {mine.map((budget) => {
          const label = t(c, `dossiers.access.class.${budget.class}`);
          const used = t(c, 'dossiers.access.used', { used: budget.used, cap: budget.cap });
          return (
            <li>
              <span>{label}</span>
              <span class="ec-budget">
                <strong>{used}</strong>
                <progress
                  value={Math.min(budget.used, budget.cap)}
                  max={Math.max(1, budget.cap)}
                  aria-label={`${label} : ${used}`}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function EntriesPanel({ c, entries }: Pick<Props, 'c' | 'entries'>) {
  const title = t(c, 'dossiers.access.latest');
  return (
    <Panel
      flush
      id="derniers"
      title={title}
      footer={<span class="ec-mute">{t(c, 'dossiers.access.latestLead')}</span>}
    >
      {entries.length === 0 ? (
        <EmptyState title={t(c, 'dossiers.access.none')} />
      ) : (
        <Table
          kind="compact"
          caption={t(c, 'dossiers.access.caption')}
          columns={[
            { label: t(c, 'dossiers.access.col.when') },
            { label: t(c, 'dossiers.access.col.what'), phone: 'bare' },
            { label: t(c, 'dossiers.access.col.fields'), phone: 'inline' },
            { label: t(c, 'dossiers.access.col.purpose'), phone: 'inline' },
            { label: t(c, 'dossiers.access.col.people'), num: true, phone: 'inline' },
            { label: t(c, 'dossiers.access.col.outcome'), phone: 'lead' },
          ]}
          rows={entries.map((entry) => ({
            mark: entry.code ? ('danger' as const) : false,
            cells: entryCells(c, entry),
          }))}
        />
      )}
    </Panel>
  );
}

function entryCells(c: AppContext, entry: OwnEntry) {
  return [
    <time datetime={new Date(entry.at).toISOString()}>
      {capitalise(formatDateTime(langOf(c), entry.at))}
    </time>,
    findText(c, `dossiers.op.${entry.operation}`) ?? t(c, 'dossiers.op.other'),
    entry.fields.map((field) => findText(c, `dossiers.fields.${field}`) ?? field).join(', '),
    entry.purpose ? (findText(c, `common.purpose.${entry.purpose}`) ?? entry.purpose) : '',
    entry.people,
    entry.code ? (
      <Tag color="danger" dot="square">
        {refusalTitle(c, entry.code)}
      </Tag>
    ) : (
      <Tag color="success" dot="disc">
        {t(c, 'dossiers.access.allowed')}
      </Tag>
    ),
  ];
}
