import {
  type AppContext,
  EmptyState,
  formatDateTime,
  Icon,
  LinkButton,
  langOf,
  Notice,
  Page,
  PageHead,
  Panel,
  refusalTitle,
  Table,
  Tag,
  type TextKey,
  t,
} from '../../ui/index.ts';
import type { Wish } from '../find-requests.ts';
import { Widening } from './widening.tsx';
import { askedBy, wishState, wishTitle } from './words.ts';

interface Props {
  c: AppContext;
  wishes: readonly Wish[];
  done: TextKey | undefined;
}

/** `/demandes`: what waits, with its worst case before and after; then what was decided. */
export function RequestsPage({ c, wishes, done }: Props) {
  const title = t(c, 'accounts.requests.title');
  const waiting = wishes.filter((wish) => wish.state === 'waiting');
  const past = wishes.filter((wish) => wish.state !== 'waiting');
  return (
    <Page c={c} title={title} nav="demandes">
      <PageHead title={title} lead={t(c, 'accounts.requests.lead')} />
      <div class="ec-stack">
        {done ? (
          <Notice color="success" status>
            {t(c, done)}
          </Notice>
        ) : null}
        <WaitingPanel c={c} wishes={waiting} />
        <Panel title={t(c, 'accounts.requests.past')} flush>
          {past.length === 0 ? (
            <EmptyState title={t(c, 'accounts.requests.noPast')} />
          ) : (
            <PastTable c={c} wishes={past} />
          )}
        </Panel>
      </div>
    </Page>
  );
}

export function WaitingPanel({ c, wishes }: { c: AppContext; wishes: readonly Wish[] }) {
  const scale = Math.max(1, ...wishes.map((wish) => wish.after ?? 0));
  if (wishes.length === 0) {
    return (
      <Panel label={t(c, 'accounts.requests.none')}>
        <EmptyState title={t(c, 'accounts.requests.none')} />
      </Panel>
    );
  }
  return (
    <Panel title={t(c, 'accounts.requests.waiting', { count: wishes.length })} tone="warning" flush>
      <ul class="ec-list ec-apprs">
        {wishes.map((wish) => (
          <Waiting c={c} wish={wish} scale={scale} />
        ))}
      </ul>
    </Panel>
  );
}

function Waiting({ c, wish, scale }: { c: AppContext; wish: Wish; scale: number }) {
  const title = wishTitle(c, wish);
  return (
    <li class="ec-appr">
      <div>
        <strong>{title}</strong>
        <small>{askedBy(c, wish)}</small>
        <small>{wish.why}</small>
      </div>
      <div>
        <Widening c={c} before={wish.before} after={wish.after} scale={scale} />
        <small>{t(c, 'accounts.requests.until', { date: formatDateTime(langOf(c), wish.expiresAt) })}</small>
      </div>
      <div>
        {wish.refusal === null ? (
          <LinkButton
            href={`/demandes/${wish.id}`}
            compact
            label={t(c, 'accounts.requests.examineLabel', { title })}
          >
            {t(c, 'accounts.requests.examine')}
          </LinkButton>
        ) : (
          <p class="ec-s ec-mute">
            <Icon name="lock" /> <a href={`/demandes/${wish.id}`}>{refusalTitle(c, wish.refusal)}</a>
          </p>
        )}
      </div>
    </li>
  );
}

function PastTable({ c, wishes }: { c: AppContext; wishes: readonly Wish[] }) {
  return (
    <Table
      caption={t(c, 'accounts.requests.pastCaption')}
      columns={[
        { label: t(c, 'accounts.requests.col.what') },
        { label: t(c, 'accounts.requests.col.asked') },
        { label: t(c, 'accounts.requests.col.decided') },
        { label: t(c, 'accounts.requests.col.state') },
      ]}
      rows={wishes.map((wish) => {
        const state = wishState(c, wish);
        const by = wish.approverNames ?? wish.decidedBy;
        return {
          cells: [
            <a href={`/demandes/${wish.id}`}>{wishTitle(c, wish)}</a>,
            wish.requestedBy ?? '—',
            wish.decidedAt
              ? `${by ? `${by}, ` : ''}${formatDateTime(langOf(c), wish.decidedAt)}`
              : (by ?? '—'),
            <Tag color={state.color} dot={state.dot}>
              {state.label}
            </Tag>,
          ],
        };
      })}
    />
  );
}
