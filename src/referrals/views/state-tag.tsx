import {
  formatDate,
  formatDateRange,
  formatDateTime,
  formatTime,
  langOf,
  Tag,
  type TagColor,
  type TagDot,
  t,
  type Viewer,
} from '../../ui/index.ts';
import type { Meeting, ReferralRow } from '../queries.ts';
import type { State } from '../states.ts';

const LOOKS: Record<State, { color: TagColor; dot: TagDot }> = {
  proposed: { color: 'neutral', dot: 'ring' },
  accepted: { color: 'accent', dot: 'disc' },
  declined: { color: 'neutral', dot: 'square' },
  sent: { color: 'accent', dot: 'ring' },
  invited_to_information_meeting: { color: 'accent', dot: 'disc' },
  invited_to_interview: { color: 'accent', dot: 'disc' },
  present: { color: 'accent', dot: 'disc' },
  absent: { color: 'warning', dot: 'ring' },
  admitted: { color: 'success', dot: 'disc' },
  waiting_list: { color: 'warning', dot: 'ring' },
  refused: { color: 'danger', dot: 'square' },
  entered: { color: 'success', dot: 'disc' },
  finished: { color: 'success', dot: 'disc' },
  dropped: { color: 'danger', dot: 'square' },
  withdrawn: { color: 'neutral', dot: 'square' },
};

/** The state in a word, with a colour and a shape. */
export function StateTag({ c, state }: { c: Viewer; state: State }) {
  const { color, dot } = LOOKS[state];
  return (
    <Tag color={color} dot={dot}>
      {t(c, `referrals.states.${state}`)}
    </Tag>
  );
}

/** That the latest e-mail to the young person, or to the organisation, was refused for good. */
export function NotReachedTag({ c, row }: { c: Viewer; row: ReferralRow }) {
  if (!row.notReached) return null;
  return (
    <Tag color="danger" dot="square">
      {t(c, `referrals.board.notReached.${row.notReached}`)}
    </Tag>
  );
}

export function reasonText(c: Viewer, reason: string | null): string | null {
  return reason === null ? null : t(c, `referrals.reasons.${reason as 'other'}`);
}

/** « jeudi 18 mars, 14 h, 12 quai des Tanneurs » */
export function meetingText(c: Viewer, meeting: Meeting): string {
  return `${formatDateTime(langOf(c), new Date(meeting.at))}, ${meeting.place}`;
}

/** What comes next, in one short line of a list. */
export function nextLine(c: Viewer, row: ReferralRow): string {
  const lang = langOf(c);
  if (row.meeting && row.state.startsWith('invited_to_')) {
    const at = new Date(row.meeting.at);
    return `${formatDate(lang, at)}, ${formatTime(lang, at)}`;
  }
  if (row.state === 'admitted' && row.startsOn)
    return t(c, 'referrals.board.entryOn', { date: formatDate(lang, row.startsOn) });
  if (row.state === 'entered' && row.endsOn)
    return t(c, 'referrals.board.until', { date: formatDate(lang, row.endsOn) });
  return reasonText(c, row.reason) ?? '';
}

/** « du 6 avril au 2 juillet 2027 », as far as the catalogue knows. */
export function sessionDates(c: Viewer, from: string | null, to: string | null): string {
  const lang = langOf(c);
  if (from && to) return t(c, 'referrals.view.session', formatDateRange(lang, from, to));
  return from
    ? t(c, 'referrals.view.sessionFrom', { from: formatDate(lang, from) })
    : t(c, 'referrals.view.sessionNoDates');
}
