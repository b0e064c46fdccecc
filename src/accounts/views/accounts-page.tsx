import {
  type AppContext,
  ChipLinks,
  EmptyState,
  type FieldError,
  formatDate,
  formatDateTime,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Pager,
  Panel,
  type Row,
  Table,
  Tag,
  type TextKey,
  t,
} from '../../ui/index.ts';
import type { Account } from '../find-accounts.ts';
import type { Form } from '../forms.ts';
import { InviteForm } from './invite-form.tsx';
import { roleWord, stateOf } from './words.ts';

export const FILTERS = ['actifs', 'revue', 'fermes', 'tous'] as const;
export type Filter = (typeof FILTERS)[number];

interface Props {
  c: AppContext;
  accounts: readonly Account[];
  /** Which page of how many: a region has thousands. */
  pages: { number: number; of: number };
  filter: Filter;
  /** How many wishes wait for the reader. */
  waiting: number;
  values?: Form;
  errors?: readonly FieldError[];
  done?: TextKey;
}

/** Thirty days before the end of the quarter a review is worth a line. */
export const isDue = (account: Account, now = Date.now()) =>
  account.state === 'active' && account.reviewDueAt.getTime() < now + 30 * 86_400_000;

const keeps: Record<Filter, (account: Account) => boolean> = {
  actifs: (account) =>
    account.state === 'active' || account.state === 'pending' || account.state === 'frozen',
  revue: (account) => isDue(account),
  fermes: (account) => account.state === 'suspended' || account.state === 'removed',
  tous: () => true,
};

/** `/comptes`: the agents in one's charge, the way in for a new one, and how many decisions wait. */
export function AccountsPage({ c, accounts, pages, filter, waiting, values = {}, errors = [], done }: Props) {
  const title = t(c, 'accounts.list.title');
  const shown = accounts.filter(keeps[filter]);
  const several = new Set(accounts.map((account) => account.structureId)).size > 1;
  return (
    <Page c={c} title={title} nav="comptes" errors={errors.length > 0}>
      <PageHead
        title={title}
        lead={t(c, 'accounts.list.lead')}
        actions={
          <>
            <LinkButton href="/comptes/revue" look="secondary">
              {t(c, 'accounts.review.link')}
            </LinkButton>
            <LinkButton href="/comptes/liste.csv" look="tertiary">
              {t(c, 'common.csv')}
            </LinkButton>
          </>
        }
      />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        {waiting > 0 ? (
          <Notice color="warning">
            <p>{t(c, 'accounts.list.waiting', { count: waiting })}</p>
            <p>
              <a href="/demandes">{t(c, 'accounts.list.seeRequests')}</a>
            </p>
          </Notice>
        ) : null}
        <div class="ec-grid" data-cols="2-1">
          <Panel title={t(c, 'accounts.list.agents')} flush>
            <div class="ec-pad">
              <ChipLinks
                label={t(c, 'accounts.list.filter')}
                chips={FILTERS.map((one) => ({
                  href: `/comptes?filtre=${one}`,
                  label: t(c, `accounts.list.filter.${one}`),
                  current: one === filter,
                }))}
              />
            </div>
            {shown.length === 0 ? (
              <EmptyState title={t(c, 'accounts.list.empty')} />
            ) : (
              <AgentTable c={c} accounts={shown} several={several} />
            )}
            <Pager
              c={c}
              page={pages.number}
              pages={pages.of}
              href={(n) => `/comptes?filtre=${filter}&page=${n}`}
            />
          </Panel>
          <div class="ec-noprint">
            <InviteForm c={c} values={values} errors={errors} />
          </div>
        </div>
      </div>
    </Page>
  );
}

function AgentTable({
  c,
  accounts,
  several,
}: {
  c: AppContext;
  accounts: readonly Account[];
  several: boolean;
}) {
  return (
    <Table
      caption={t(c, 'accounts.list.caption', { count: accounts.length })}
      captionShown
      columns={[
        { label: t(c, 'accounts.list.col.agent') },
        ...(several ? [{ label: t(c, 'accounts.list.col.structure') }] : []),
        { label: t(c, 'accounts.list.col.seen'), short: t(c, 'accounts.list.col.seenShort') },
        { label: t(c, 'accounts.list.col.worst'), num: true },
        { label: t(c, 'accounts.list.col.review'), short: t(c, 'accounts.list.col.reviewShort') },
        { label: t(c, 'accounts.list.col.state') },
        { label: t(c, 'common.action'), hidden: true },
      ]}
      rows={accounts.map((account) => agentRow(c, account, several))}
    />
  );
}

function agentRow(c: AppContext, account: Account, several: boolean): Row {
  const lang = langOf(c);
  const state = stateOf(c, account);
  return {
    mark: account.reviewDueAt < new Date() && account.state === 'active',
    cells: [
      <>
        <a href={`/comptes/${account.id}`}>{account.name}</a>
        <span class="ec-sub">
          {roleWord(c, account.role)}
          {account.me ? `, ${t(c, 'accounts.list.me')}` : ''}
        </span>
      </>,
      ...(several ? [account.structureName] : []),
      account.lastSeenAt ? formatDateTime(lang, account.lastSeenAt) : t(c, 'accounts.list.never'),
      account.worst ?? '—',
      account.state === 'active' ? formatDate(lang, account.reviewDueAt) : '—',
      <Tag color={state.color} dot={state.dot}>
        {state.label}
      </Tag>,
      <LinkButton
        href={`/comptes/${account.id}`}
        look="tertiary"
        compact
        label={t(c, 'accounts.list.manageLabel', { name: account.name })}
      >
        {t(c, 'accounts.list.manage')}
      </LinkButton>,
    ],
  };
}
