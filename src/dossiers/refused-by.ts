import { refusalCode } from '../gate/index.ts';
import type { Refused } from '../vault/index.ts';

/** The kernel's answer of an act with a door of its own, as the refusal that a page tells. */
export const refusedBy = (answer: { code: string | null; entry: string | null }): Refused => ({
  ok: false,
  code: refusalCode(answer.code),
  entryId: answer.entry,
});
