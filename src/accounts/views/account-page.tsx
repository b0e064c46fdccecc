import {
  type AppContext,
  Button,
  DataList,
  formatDate,
  formatDateTime,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Tag,
  type TextKey,
  t,
} from '../../ui/index.ts';
import type { Account } from '../find-accounts.ts';
import { NarrowPanel } from './narrow-panel.tsx';
import { type Colleague, WidenPanel } from './widen-panel.tsx';
import { roleWord, stateOf } from './words.ts';

interface Props {
  c: AppContext;
  account: Account;
  colleagues: readonly Colleague[];
  /** Which page of the colleagues, of how many. */
  pages: { number: number; of: number };
  structures: readonly { structure_id: string; name: string }[];
  done: TextKey | undefined;
}

/** `/comptes/:id`: what the account is, what one person may do at once, and what takes two. */
export function AccountPage({ c, account, colleagues, pages, structures, done }: Props) {
  const state = stateOf(c, account);
  const canAct = !account.me && account.state !== 'removed';
  return (
    <Page
      c={c}
      title={account.name}
      nav="comptes"
      breadcrumbs={[{ label: t(c, 'accounts.list.title'), href: '/comptes' }, { label: account.name }]}
    >
      <PageHead
        title={account.name}
        lead={roleWord(c, account.role)}
        tags={
          <Tag color={state.color} dot={state.dot}>
            {state.label}
          </Tag>
        }
      />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        {account.me ? <Notice color="info">{t(c, 'accounts.account.meNote')}</Notice> : null}
        {account.recovery ? <Recovery c={c} account={account} recovery={account.recovery} /> : null}
        <div class="ec-grid" data-cols="1-1">
          <div class="ec-stack">
            <FactsPanel c={c} account={account} />
            {canAct ? <NarrowPanel c={c} account={account} /> : null}
          </div>
          <WidenPanel c={c} account={account} colleagues={colleagues} pages={pages} structures={structures} />
        </div>
      </div>
    </Page>
  );
}

function Recovery({
  c,
  account,
  recovery,
}: {
  c: AppContext;
  account: Account;
  recovery: { request: string; dueAt: Date };
}) {
  const date = formatDateTime(langOf(c), recovery.dueAt);
  return (
    <Panel tone="warning" label={t(c, 'accounts.state.recovering')}>
      <form class="ec-stack" data-gap="s" method="post" action={`/recuperations/${recovery.request}/arreter`}>
        <input type="hidden" name="compte" value={account.id} />
        <p>{t(c, 'accounts.account.recovery', { date })}</p>
        <div>
          <Button look="danger">{t(c, 'accounts.account.cancelRecovery')}</Button>
        </div>
      </form>
    </Panel>
  );
}

function FactsPanel({ c, account }: { c: AppContext; account: Account }) {
  const lang = langOf(c);
  const now = new Date();
  const born =
    account.requestedBy !== null || account.approvedBy !== null
      ? t(c, 'accounts.account.by', {
          asker: account.requestedBy ?? '—',
          approver: account.approvedBy ?? '—',
        })
      : t(c, 'accounts.account.byOperator');
  const act = (name: string) => `/comptes/${account.id}/${name}`;
  return (
    <Panel
      title={t(c, 'accounts.account.facts')}
      aside={<a href={`/filiation/${account.id}`}>{t(c, 'accounts.account.lineage')}</a>}
    >
      <div class="ec-stack" data-gap="s">
        <DataList
          items={[
            { label: t(c, 'accounts.account.email'), value: account.email },
            { label: t(c, 'accounts.account.structure'), value: account.structureName },
            {
              label: t(c, 'accounts.account.created'),
              value: (
                <>
                  {formatDate(lang, account.createdAt)}
                  <span class="ec-sub">{born}</span>
                </>
              ),
            },
            {
              label: t(c, 'accounts.account.seen'),
              value: account.lastSeenAt
                ? formatDateTime(lang, account.lastSeenAt)
                : t(c, 'accounts.list.never'),
            },
            {
              label: t(c, 'accounts.account.keys'),
              value: account.passkeys === 0 ? t(c, 'accounts.account.noKey') : account.passkeys,
            },
            { label: t(c, 'accounts.account.worst'), value: account.worst ?? '—' },
            ...(account.role === 'counsellor'
              ? [
                  {
                    label: t(c, 'accounts.account.followed'),
                    value: (
                      <>
                        {account.followed}
                        <span class="ec-sub">{t(c, 'accounts.account.followedHelp')}</span>
                      </>
                    ),
                  },
                ]
              : []),
            ...(account.probationUntil !== null && account.probationUntil > now
              ? [
                  {
                    label: t(c, 'accounts.account.probation'),
                    value: formatDate(lang, account.probationUntil),
                  },
                ]
              : []),
            ...(account.coversUntil
              ? [{ label: t(c, 'accounts.account.covers'), value: formatDate(lang, account.coversUntil) }]
              : []),
            ...(account.state === 'active'
              ? [{ label: t(c, 'accounts.account.review'), value: formatDate(lang, account.reviewDueAt) }]
              : []),
          ]}
        />
        {account.state === 'active' && !account.me ? (
          <div class="ec-row">
            <form method="post" action={act('confirmer')}>
              <Button look="secondary">{t(c, 'accounts.review.confirmLong')}</Button>
            </form>
            {account.coversUntil ? (
              <form method="post" action={act('fin-remplacement')}>
                <Button look="secondary">{t(c, 'accounts.account.endCover')}</Button>
              </form>
            ) : null}
            {account.mayResend ? (
              <form method="post" action={act('relancer')}>
                <Button look="tertiary" icon="mail">
                  {t(c, 'accounts.account.resend')}
                </Button>
              </form>
            ) : null}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
