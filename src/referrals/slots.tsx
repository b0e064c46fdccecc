import type { DayBoard } from '../day/board.ts';
import type { ReferralCell } from '../dossiers/index.ts';
import { type AppContext, daysFromNow, formatDate, LinkButton, langOf, t } from '../ui/index.ts';
import type { BeneficiaryRef } from '../vault/index.ts';
import type { ReferralDeps } from './deps.ts';
import { countUnread, listOfPerson, listReferrals, type ReferralRow } from './queries.ts';
import { isEnd } from './states.ts';
import { DetachIdentity } from './views/identity-panel.tsx';
import { nextLine, reasonText, StateTag } from './views/state-tag.tsx';

type Db = Pick<ReferralDeps, 'db'>;

/** What the counsellor's day shows of referrals; empty when the gate refuses (the day page says why by itself). */
export async function boardForToday({ db }: Db, c: AppContext, token: Buffer): Promise<DayBoard> {
  const { rows } = await listReferrals(db.app, token);
  return {
    answers: rows
      .filter((row) => row.unread)
      .sort((a, b) => b.since.localeCompare(a.since))
      .slice(0, 8)
      .map((row) => ({
        ref: row.ref,
        href: `/orientations/${row.id}`,
        line: answerLine(c, row),
        tag: <StateTag c={c} state={row.state} />,
      })),
    calls: rows.flatMap((row) => callOf(c, row)).slice(0, 5),
    meetings: meetingsOf(rows),
  };
}

function answerLine(c: AppContext, row: ReferralRow): string {
  return [
    row.title,
    row.meeting && row.state.startsWith('invited_to_') ? nextLine(c, row) : reasonText(c, row.reason),
  ]
    .filter(Boolean)
    .join(', ');
}

function callOf(c: AppContext, row: ReferralRow): DayBoard['calls'] {
  const days = -daysFromNow(new Date(row.since));
  if (row.notReached === 'beneficiary') return [{ ref: row.ref, line: t(c, 'referrals.today.notReached') }];
  if (row.state === 'proposed' && days >= 3)
    return [{ ref: row.ref, line: t(c, 'referrals.today.noAnswer', { count: days }) }];
  if (row.state === 'absent') return [{ ref: row.ref, line: t(c, 'referrals.today.absent') }];
  if (row.state === 'refused' && days <= 2)
    return [{ ref: row.ref, line: t(c, 'referrals.today.tellRefusal') }];
  return [];
}

/** Meetings of the seven days to come, one line for those of several people. */
function meetingsOf(rows: readonly ReferralRow[]): DayBoard['meetings'] {
  const found = new Map<string, DayBoard['meetings'][number]>();
  for (const { meeting, state, title } of rows) {
    if (!meeting || !state.startsWith('invited_to_')) continue;
    const at = new Date(meeting.at);
    const days = daysFromNow(at);
    if (at < new Date() || days > 7) continue;
    const key = `${meeting.at} ${meeting.place}`;
    const known = found.get(key);
    if (known) known.people += 1;
    else found.set(key, { at, title, place: meeting.place, people: 1 });
  }
  return [...found.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The number beside « Orientations » in the navigation: answers to read. */
export async function referralCounts({ db }: Db, token: Buffer): Promise<{ orientations?: number }> {
  const unread = await countUnread(db.app, token);
  return unread > 0 ? { orientations: unread } : {};
}

/** Inside the dossier's panel « Orientations en formation ». */
export async function referralsPanel({ db }: Db, c: AppContext, ref: BeneficiaryRef) {
  if (!c.var.token) return null;
  const { rows, identity } = await listOfPerson(db.app, c.var.token, ref);
  if (rows.length === 0) return null;
  return {
    aside: (
      <LinkButton href={`/formations?pour=${ref}`} look="tertiary" compact icon="search">
        {t(c, 'referrals.panel.find')}
      </LinkButton>
    ),
    body: (
      <>
        <ul class="ec-list">
          {rows.map((row) => (
            <li>
              <span>
                <strong>
                  <a href={`/orientations/${row.id}`}>{row.title}</a>
                </strong>
                <small>
                  {[row.provider, formatDate(langOf(c), new Date(row.since)), nextLine(c, row)]
                    .filter(Boolean)
                    .join(', ')}
                </small>
              </span>
              <StateTag c={c} state={row.state} />
            </li>
          ))}
        </ul>
        {identity ? <DetachIdentity c={c} person={ref} since={identity} /> : null}
      </>
    ),
  };
}

/** Current referral of each person of a list: the latest one, open before ended. */
export async function referralCells(
  { db }: Db,
  c: AppContext,
  refs: BeneficiaryRef[],
): Promise<ReadonlyMap<string, ReferralCell>> {
  if (!c.var.token || refs.length === 0) return new Map();
  const { rows } = await listReferrals(db.app, c.var.token);
  const cells = new Map<string, ReferralCell>();
  // Ended ones come last: whoever is there already has an open one, or a later end.
  for (const row of [
    ...rows.filter((r) => !isEnd(r.state)),
    ...rows.filter((r) => isEnd(r.state)).reverse(),
  ]) {
    if (!refs.includes(row.ref) || cells.has(row.ref)) continue;
    cells.set(row.ref, {
      state: <StateTag c={c} state={row.state} />,
      next: nextLine(c, row),
      waiting: row.unread,
    });
  }
  return cells;
}
