import { callRows, callValue, type Queryable } from '../../db/index.ts';
import type { NoticeCodes } from '../codes.ts';

/** What comparing with the mail server's record gave. */
export interface SettledDoubts {
  taken: number;
  again: number;
}

/**
 * Ends doubts by the mail server's own record: the lines of its log, or a list of the Message-IDs that it accepted.
 * Whose Message-ID stands in it was sent; whose does not, waits again. The record must reach from before the failure to
 * after it: what it leaves out is sent a second time.
 */
export async function settleDoubts(
  owner: Queryable,
  codes: NoticeCodes,
  record: AsyncIterable<string> | Iterable<string>,
): Promise<SettledDoubts> {
  const rows = await callRows<{ doubts: string }>(owner, 'notice.doubts', []);
  const doubts = new Set(rows.map((row) => row.doubts));
  const taken = new Set<string>();
  for await (const line of record)
    for (const id of codes.findMessageKeys(line)) if (doubts.has(id)) taken.add(id);
  const settled: SettledDoubts = { taken: 0, again: 0 };
  for (const id of doubts)
    if (await callValue<boolean>(owner, 'notice.resolve', [id, taken.has(id)]))
      settled[taken.has(id) ? 'taken' : 'again'] += 1;
  return settled;
}
