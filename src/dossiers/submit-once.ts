import { createHash, randomUUID } from 'node:crypto';

/** A number for one drawing of a form: the same form sent twice carries the same one. */
export const newFormId = (): string => randomUUID();

const keptMs = 10 * 60_000;
const keptMost = 10_000;

/**
 * Runs an act once per form and session: a second submission (double click, reload) waits for the first and gets
 * its answer. Kept in memory: with several processes a double click that lands on two of them acts twice, which
 * the log shows; nothing of the form is kept, only a hash.
 */
export function submitOnce<T>(): (token: Buffer, formId: string, act: () => Promise<T>) => Promise<T> {
  const running = new Map<string, { at: number; answer: Promise<T> }>();
  return (token, formId, act) => {
    const now = Date.now();
    for (const [key, { at }] of running) {
      if (now - at < keptMs && running.size < keptMost) break;
      running.delete(key);
    }
    if (formId === '') return act();
    const key = createHash('sha256').update(token).update(formId).digest('base64');
    const known = running.get(key);
    if (known) return known.answer;
    const answer = act();
    running.set(key, { at: now, answer });
    // A fault is not an answer: the next try acts again.
    answer.catch(() => running.delete(key));
    return answer;
  };
}
