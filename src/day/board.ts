import type { Child } from 'hono/jsx';
import type { BeneficiaryRef } from '../vault/index.ts';

/** What referrals put on a counsellor's day. Names are not in it: the page asks for them, charged. */
export interface DayBoard {
  /** Answers not read yet, newest first. */
  answers: { ref: BeneficiaryRef; href: string; line: string; tag: Child }[];
  /** People to call because of a referral (a proposal without an answer, a refusal to tell). */
  calls: { ref: BeneficiaryRef; line: string }[];
  /** Information meetings of the seven days to come, soonest first. */
  meetings: { at: Date; title: string; place: string; people: number }[];
}

export const emptyBoard: DayBoard = { answers: [], calls: [], meetings: [] };
