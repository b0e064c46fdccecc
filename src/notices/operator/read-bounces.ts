import { callValue, type Queryable } from '../../db/index.ts';
import type { NoticeCodes } from '../codes.ts';

/**
 * Finds final delivery failures in a file of returned messages (one message, or a mailbox): each a delivery status
 * (RFC 3464) with `Action: failed`, a permanent status 5.x.x, and the Message-ID of one of our notices among the headers
 * that it returns. A Message-ID that we did not make is nobody's. Warnings (`delayed`) are passed over.
 */
export function findBounces(codes: NoticeCodes, mailbox: string): { id: string; status: string }[] {
  const messages = mailbox.replace(/\r\n/g, '\n').split(/^(?=From [^\n]+\d{4}\n)/m);
  return messages.flatMap((message) => {
    if (!/^Action:\s*failed\b/im.test(message)) return [];
    const status = /^Status:\s*(5\.\d{1,3}\.\d{1,3})\b/im.exec(message)?.[1];
    const [id] = codes.findMessageKeys(message);
    return status !== undefined && id !== undefined ? [{ id, status }] : [];
  });
}

/** Writes bounces down; the next channel's notices are made. Returns how many were news. */
export async function readBounces(owner: Queryable, codes: NoticeCodes, mailbox: string): Promise<number> {
  let news = 0;
  for (const { id, status } of findBounces(codes, mailbox))
    if (await callValue<boolean>(owner, 'notice.bounce', [id, status])) news += 1;
  return news;
}
