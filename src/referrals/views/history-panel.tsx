import {
  capitalise,
  type Event,
  formatDateTime,
  langOf,
  Panel,
  Timeline,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { ReferralView, TimelineRow } from '../queries.ts';
import { isEnd } from '../states.ts';
import { meetingText, reasonText } from './state-tag.tsx';

interface Props {
  c: Viewer;
  view: ReferralView;
  words: ReadonlyMap<string, string>;
  /** Which words this reader may read. */
  mayRead?: (row: TimelineRow) => boolean;
}

const FIELD_ORDER = ['summary', 'situation', 'phone', 'word'] as const;

/** What happened, newest first, with who and why; the organisation's looks at the person stand among it. */
export function HistoryPanel({ c, view, words, mayRead = () => true }: Props) {
  const lang = langOf(c);
  const acts = view.timeline.map((row, index) => ({
    at: row.at,
    event: {
      state: index === 0 ? (isEnd(row.to) && row.to !== 'finished' ? 'danger' : 'now') : undefined,
      content: (
        <Entry c={c} row={row} word={row.word && mayRead(row) ? (words.get(row.word) ?? null) : null} />
      ),
    } satisfies Event,
  }));
  const openings = (view.openings ?? []).map((opening) => ({
    at: opening.at,
    event: {
      content: (
        <>
          <p>
            <strong>{t(c, 'referrals.view.opened')}</strong>
          </p>
          <p class="ec-by">
            {formatDateTime(lang, new Date(opening.at))}.{' '}
            {t(c, 'referrals.view.openedFields', {
              fields: FIELD_ORDER.filter((f) => opening.fields.includes(f))
                .map((f) => t(c, `referrals.view.fields.${f}`))
                .join(', '),
            })}
          </p>
        </>
      ),
    } satisfies Event,
  }));
  // Same instant: the order of the acts stays.
  const events = [...acts, ...openings]
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .map(({ event }) => event);
  return (
    <Panel title={t(c, 'referrals.view.history')}>
      <Timeline events={events} />
    </Panel>
  );
}

function Entry({ c, row, word }: { c: Viewer; row: TimelineRow; word: string | null }) {
  const reason = reasonText(c, row.reason);
  const young = c.var.actor?.role === 'beneficiary';
  return (
    <>
      <p>
        <strong>{t(c, `referrals.${young ? 'young.acts' : 'acts'}.${row.act}`)}</strong>
      </p>
      <p class="ec-by">
        {byWhom(c, row)}, <time datetime={row.at}>{formatDateTime(langOf(c), new Date(row.at))}</time>
      </p>
      {row.meeting ? <p class="ec-s">{capitalise(meetingText(c, row.meeting))}</p> : null}
      {reason ? <p class="ec-s">{t(c, 'referrals.view.reason', { reason })}</p> : null}
      {word ? <p class="ec-s ec-word">« {word} »</p> : null}
    </>
  );
}

function byWhom(c: Viewer, row: TimelineRow): string {
  const { actor } = c.var;
  // The young person's page names no agent.
  if (actor?.role === 'beneficiary') {
    return row.party === 'provider' ? (row.by ?? '') : t(c, `referrals.young.by.${row.party}`);
  }
  if (row.accountId !== null && row.accountId === actor?.accountId) return t(c, 'referrals.by.me');
  if (row.party === 'beneficiary' || row.party === 'system') return t(c, `referrals.by.${row.party}`);
  return t(c, `referrals.by.${row.party}`, { name: row.by ?? '' });
}
