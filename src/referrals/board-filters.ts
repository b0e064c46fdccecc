import type { ReferralRow } from './queries.ts';
import { isEnd, WAITS_FOR } from './states.ts';

export const boardFilters = ['open', 'beneficiary', 'provider', 'unread', 'ended', 'all'] as const;
export type BoardFilter = (typeof boardFilters)[number];

/** Whether a referral belongs to a filter of the board. */
export function matches(filter: BoardFilter, row: ReferralRow): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'ended':
      return isEnd(row.state);
    case 'unread':
      return row.unread;
    case 'open':
      return !isEnd(row.state);
    default:
      return WAITS_FOR[row.state] === filter;
  }
}

export function readFilter(text: string | undefined): BoardFilter {
  return boardFilters.find((name) => name === text) ?? 'open';
}
