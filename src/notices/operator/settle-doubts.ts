import { callRows, callValue, type Queryable } from '../../db/index.ts';
import type { NoticeCodes } from '../codes.ts';

/** What comparing with the mail server's record gave. */
export interface SettledDoubts {
  taken: number;
  again: number;
}

/**
 * Ends doubts by the mail server's own record: a log, or a list of the Message-IDs that it accepted. Whose Message-ID
 * stands in it was sent; whose does not, waits again. The record must reach from before the failure to after it: what
 * it leaves out is sent a second time.
 */
export async function settleDoubts(
  owner: Queryable,
  codes: NoticeCodes,
  record: string,
): Promise<SettledDoubts> {
  const taken = new Set(codes.findMessageKeys(record));
  const settled: SettledDoubts = { taken: 0, again: 0 };
  for (const { doubts: id } of await callRows<{ doubts: string }>(owner, 'notice.doubts', []))
    if (await callValue<boolean>(owner, 'notice.resolve', [id, taken.has(id)]))
      settled[taken.has(id) ? 'taken' : 'again'] += 1;
  return settled;
}
