import type { KeptMessage } from '../../mail/index.ts';
import {
  EmptyState,
  formatDateTime,
  isAgent,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  t,
  type Viewer,
} from '../../ui/index.ts';

interface Props {
  c: Viewer;
  messages: KeptMessage[];
  waiting: number;
}

/** The demo's outbox: what would have been sent. */
export function OutboxPage({ c, messages, waiting }: Props) {
  const title = t(c, 'referrals.outbox.title');
  return (
    <Page c={c} title={title} public={!isAgent(c.var.actor)} nav="boite-envoi">
      <PageHead
        title={title}
        lead={t(c, 'referrals.outbox.lead')}
        actions={
          <LinkButton href="/boite-envoi" look="secondary">
            {t(c, 'referrals.outbox.refresh')}
          </LinkButton>
        }
      />
      <div class="ec-stack">
        {waiting > 0 ? (
          <Notice color="info">
            <p>{t(c, 'referrals.outbox.waiting', { count: waiting })}</p>
          </Notice>
        ) : null}
        {messages.length === 0 ? (
          <Panel label={title}>
            <EmptyState title={t(c, 'referrals.outbox.empty')}>
              {t(c, 'referrals.outbox.emptyHelp')}
            </EmptyState>
          </Panel>
        ) : (
          messages.map((message) => <MessagePanel c={c} message={message} />)
        )}
      </div>
    </Page>
  );
}

function MessagePanel({ c, message }: { c: Viewer; message: KeptMessage }) {
  const path = message.link && URL.canParse(message.link) ? new URL(message.link).pathname : null;
  // The bare address would only be copied wrong: the button below goes there.
  const body = message.text.split('\n\n').filter((p) => !message.link || !p.includes(message.link));
  return (
    <Panel
      title={message.subject}
      aside={<span class="ec-s">{formatDateTime(langOf(c), new Date(message.at))}</span>}
    >
      <p class="ec-s ec-mute">
        {t(c, 'referrals.outbox.to')} <span class="ec-mono">{message.to}</span>
      </p>
      {body.map((paragraph) => (paragraph === '--' ? null : <p class="ec-s">{paragraph}</p>))}
      {path ? (
        <div class="ec-row">
          <LinkButton
            href={path}
            icon="arrow"
            label={`${t(c, 'referrals.outbox.open')} : ${message.subject}`}
          >
            {t(c, 'referrals.outbox.open')}
          </LinkButton>
        </div>
      ) : null}
    </Panel>
  );
}
