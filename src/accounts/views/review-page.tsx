import {
  type AppContext,
  Button,
  EmptyState,
  formatDate,
  formatDateTime,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  Table,
  Tag,
  type TextKey,
  t,
} from '../../ui/index.ts';
import type { Account } from '../find-accounts.ts';
import { isDue } from './accounts-page.tsx';
import { roleWord } from './words.ts';

/** `/comptes/revue`: whom to confirm this month, soonest first. */
export function ReviewPage({
  c,
  accounts,
  done,
}: {
  c: AppContext;
  accounts: readonly Account[];
  done?: TextKey;
}) {
  const title = t(c, 'accounts.review.title');
  const lang = langOf(c);
  const due = accounts
    .filter((account) => isDue(account))
    .sort((a, b) => a.reviewDueAt.getTime() - b.reviewDueAt.getTime());
  return (
    <Page
      c={c}
      title={title}
      nav="comptes"
      breadcrumbs={[{ label: t(c, 'accounts.list.title'), href: '/comptes' }, { label: title }]}
    >
      <PageHead title={title} lead={t(c, 'accounts.review.lead')} />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        {due.length === 0 ? (
          <EmptyState title={t(c, 'accounts.review.none')}>{t(c, 'accounts.review.noneText')}</EmptyState>
        ) : (
          <Panel label={title} flush>
            <Table
              caption={title}
              columns={[
                { label: t(c, 'accounts.list.col.agent') },
                { label: t(c, 'accounts.list.col.seen'), short: t(c, 'accounts.list.col.seenShort') },
                { label: t(c, 'accounts.list.col.review'), short: t(c, 'accounts.list.col.reviewShort') },
                { label: t(c, 'common.action'), hidden: true },
              ]}
              rows={due.map((account) => ({
                mark: account.reviewDueAt < new Date(),
                cells: [
                  <>
                    <a href={`/comptes/${account.id}`}>{account.name}</a>
                    <span class="ec-sub">{roleWord(c, account.role)}</span>
                  </>,
                  account.lastSeenAt ? formatDateTime(lang, account.lastSeenAt) : t(c, 'accounts.list.never'),
                  <>
                    {formatDate(lang, account.reviewDueAt)}{' '}
                    {account.reviewDueAt < new Date() ? (
                      <Tag color="warning" dot="ring">
                        {t(c, 'accounts.review.late')}
                      </Tag>
                    ) : null}
                  </>,
                  account.me ? null : (
                    <form method="post" action={`/comptes/${account.id}/confirmer`}>
                      <input type="hidden" name="retour" value="revue" />
                      <Button
                        look="secondary"
                        compact
                        label={t(c, 'accounts.review.confirmLabel', { name: account.name })}
                      >
                        {t(c, 'accounts.review.confirm')}
                      </Button>
                    </form>
                  ),
                ],
              }))}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}
