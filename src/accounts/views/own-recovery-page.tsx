import {
  type AppContext,
  Button,
  EmptyState,
  formatDateTime,
  langOf,
  Page,
  PageHead,
  Panel,
  t,
} from '../../ui/index.ts';

interface Props {
  c: AppContext;
  open: { request_id: string; due_at: Date } | null;
}

export function OwnRecoveryPage({ c, open }: Props) {
  const title = t(c, 'accounts.own.title');
  return (
    <Page c={c} title={title}>
      <PageHead title={title} />
      <div class="ec-narrow">
        {open ? (
          <Panel tone="warning" label={title}>
            <form
              class="ec-stack"
              data-gap="s"
              method="post"
              action={`/recuperations/${open.request_id}/arreter`}
            >
              <p>{t(c, 'accounts.own.text', { date: formatDateTime(langOf(c), open.due_at) })}</p>
              <div>
                <Button look="danger">{t(c, 'accounts.own.stop')}</Button>
              </div>
            </form>
          </Panel>
        ) : (
          <EmptyState
            title={t(c, 'accounts.own.none')}
            actions={<a href="/mon-compte">{t(c, 'accounts.own.keys')}</a>}
          >
            {t(c, 'accounts.own.noneText')}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
