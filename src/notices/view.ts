import { callValue, type Queryable } from '../db/index.ts';
import type { Channel } from './deps.ts';

export type NoticeState =
  | 'queued'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'bounced'
  | 'failed'
  | 'printed'
  | 'doubt'
  | 'unreachable';

/** How the notices of one incident stand; counts and words only. See db/kernel/notice/view.sql. */
export interface NoticesView {
  people: number;
  incident: {
    label: string;
    title: string;
    state: 'open' | 'closed';
    exercise: boolean;
    fixedAt: string | null;
    fixings: number;
    from: string;
    to: string;
    fields: string[];
  };
  text: null | {
    state: 'draft' | 'running' | 'paused';
    happened: string;
    measures: string;
    contact: string;
    channels: Channel[];
    perMinute: number;
    approvedAt: string | null;
    approvedFixing: number;
    request: string | null;
    asked: boolean;
  };
  counts: { channel: Channel | 'none'; state: NoticeState; n: number }[];
  pace: number;
  batches: { id: string; at: string; letters: number; pages: number; downloads: number }[];
  reports: number;
}

export type Viewed = { ok: true; view: NoticesView } | { ok: false; code: string };

export async function viewNotices(db: Queryable, token: Buffer, incident: string): Promise<Viewed> {
  const view = await callValue<NoticesView & { code: string | null }>(db, 'notice.view', [token, incident]);
  return view.code === null ? { ok: true, view } : { ok: false, code: view.code };
}

/** What the screen adds up from the counts. */
export interface Totals {
  delivered: number;
  queued: number;
  toPost: number;
  printed: number;
  failed: number;
  doubt: number;
  unreachable: number;
}

export function sumUp(view: NoticesView): Totals {
  const count = (fits: (c: NoticesView['counts'][number]) => boolean) =>
    view.counts.filter(fits).reduce((sum, { n }) => sum + n, 0);
  const waits = (state: NoticeState) => state === 'queued' || state === 'claimed' || state === 'sending';
  return {
    delivered: count(({ state }) => state === 'sent'),
    queued: count(({ state, channel }) => waits(state) && channel !== 'letter'),
    toPost: count(({ state, channel }) => waits(state) && channel === 'letter'),
    printed: count(({ state }) => state === 'printed'),
    failed: count(({ state }) => state === 'failed' || state === 'bounced'),
    doubt: count(({ state }) => state === 'doubt'),
    unreachable: count(({ state }) => state === 'unreachable'),
  };
}

/** When the last message leaves at the present pace; null when nothing leaves. */
export function projectEnd(view: NoticesView, now: Date): Date | null {
  const { queued } = sumUp(view);
  return queued === 0 || view.pace === 0 ? null : new Date(now.getTime() + (queued / view.pace) * 60_000);
}
