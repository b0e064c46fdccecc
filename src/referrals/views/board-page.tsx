import {
  ChipLinks,
  daysFromNow,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Panel,
  refusalTitle,
  Table,
  Tag,
  t,
  type Viewer,
} from '../../ui/index.ts';
import { type BoardFilter, boardFilters, matches } from '../board-filters.ts';
import type { Names } from '../names.ts';
import type { ReferralRow } from '../queries.ts';
import { isEnd, WAITS_FOR } from '../states.ts';
import { NotReachedTag, nextLine, StateTag } from './state-tag.tsx';

export const overdueDays = 5;

const daysSince = (row: ReferralRow): number => -daysFromNow(new Date(row.since));

const isOverdue = (row: ReferralRow): boolean =>
  (row.state === 'proposed' || row.state === 'sent' || row.state === 'present' || row.state === 'absent') &&
  daysSince(row) > overdueDays;

function waitsFor(c: Viewer, row: ReferralRow): string {
  if (row.unread && isEnd(row.state)) return t(c, 'referrals.board.waits.counsellor');
  return t(c, `referrals.board.waits.${WAITS_FOR[row.state] ?? 'none'}`);
}

function sinceText(c: Viewer, row: ReferralRow): string {
  const days = daysSince(row);
  return days < 1 ? t(c, 'referrals.board.today') : t(c, 'referrals.board.days', { count: days });
}

/** What comes next, and why it waits for somebody; nothing at all when there is nothing to say. */
function nextCell(c: Viewer, row: ReferralRow) {
  const line = nextLine(c, row);
  if (!line && !row.unread && !isOverdue(row) && !row.notReached) return null;
  return (
    <>
      {line} {row.unread ? <Tag color="info">{t(c, 'referrals.board.toRead')}</Tag> : null}
      {isOverdue(row) ? <Tag color="warning">{t(c, 'referrals.board.overdue')}</Tag> : null}
      <NotReachedTag c={c} row={row} />
    </>
  );
}

interface Props {
  c: Viewer;
  all: ReferralRow[];
  shown: ReferralRow[];
  filter: BoardFilter;
  names: Names;
}

/** What waits for whom, and for how long. */
export function BoardPage({ c, all, shown, filter, names }: Props) {
  const open = all.filter((row) => !isEnd(row.state));
  const nameOf = (row: ReferralRow) =>
    names.of.get(row.ref) ?? t(c, 'referrals.board.unnamed', { id: row.ref.split('-')[1] ?? '' });
  const chips = boardFilters.map((name) => ({
    href: name === 'open' ? '/orientations' : `/orientations?filtre=${name}`,
    current: name === filter,
    label: (
      <>
        {t(c, `referrals.board.filters.${name}`)} {all.filter((row) => matches(name, row)).length}
      </>
    ),
  }));
  const columns = (
    [
      ['person'],
      ['training', 'alone'],
      ['state', 'lead'],
      ['waitsFor', 'inline'],
      ['since', 'inline'],
      ['next', 'inline'],
    ] as const
  ).map(([key, phone]) => ({ label: t(c, `referrals.board.${key}`), phone }));
  return (
    <Page c={c} title={t(c, 'referrals.board.title')} nav="orientations">
      <PageHead
        title={t(c, 'referrals.board.title')}
        lead={t(c, 'referrals.board.lead', { count: open.length, waiting: open.filter(isOverdue).length })}
        actions={
          <LinkButton href="/formations" look="main" icon="search">
            {t(c, 'referrals.board.find')}
          </LinkButton>
        }
      />
      <div class="ec-stack">
        {names.refusal ? (
          <Notice color="warning">
            <p>{t(c, 'referrals.board.namesHidden', { reason: refusalTitle(c, names.refusal) })}</p>
          </Notice>
        ) : null}
        <Panel
          flush
          label={t(c, 'referrals.board.title')}
          footer={<span class="ec-mute">{t(c, 'referrals.board.foot')}</span>}
        >
          <div class="ec-pad">
            <ChipLinks label={t(c, 'referrals.board.filterLabel')} chips={chips} />
          </div>
          {shown.length === 0 ? (
            <EmptyState title={t(c, 'referrals.board.empty')}>{t(c, 'referrals.board.emptyHelp')}</EmptyState>
          ) : (
            <Table
              kind="compact"
              caption={t(c, 'referrals.board.caption')}
              columns={columns}
              rows={shown.map((row) => ({
                mark: row.notReached ? 'danger' : row.unread || isOverdue(row),
                cells: [
                  <a href={`/orientations/${row.id}`}>{nameOf(row)}</a>,
                  <>
                    {row.title}
                    <span class="ec-sub">{row.provider}</span>
                  </>,
                  <StateTag c={c} state={row.state} />,
                  waitsFor(c, row),
                  <span class="ec-nw">{sinceText(c, row)}</span>,
                  nextCell(c, row),
                ],
              }))}
            />
          )}
        </Panel>
      </div>
    </Page>
  );
}
