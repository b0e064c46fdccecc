import { callRows, type Queryable } from '../db/index.ts';

/** Why an account is frozen: a closed list, kept in the log. */
export const FREEZE_REASONS = ['suspect', 'left', 'absent', 'error', 'other'] as const;

/** Freezes an account with its descendants, at once and everywhere. Returns the refusal, or how many were frozen. */
export async function freezeAccount(
  db: Queryable,
  token: Buffer,
  account: string,
  why: string,
): Promise<{ code: string | null; frozen: number }> {
  const [row] = await callRows<{ code: string | null; frozen: number }>(db, 'identity.freeze', [
    token,
    account,
    why,
  ]);
  if (row === undefined) throw new Error('identity.freeze returned no row');
  return row;
}
