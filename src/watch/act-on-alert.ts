import { callRows, callValue, type Queryable } from '../db/index.ts';

/** What is done from an alert, beside the freeze; each narrows, so one supervisor is enough. */
export type AlertAct = 'end_sessions' | 'close_links' | 'close';

/** Returns the refusal, or how many sessions or links were closed. */
export async function actOnAlert(
  db: Queryable,
  a: { token: Buffer; alert: string; act: AlertAct; why: string | null },
): Promise<{ code: string | null; hit: number }> {
  const [row] = await callRows<{ code: string | null; hit: number }>(db, 'watch.act', [
    a.token,
    a.alert,
    a.act,
    a.why,
  ]);
  if (row === undefined) throw new Error('watch.act returned no row');
  return row;
}

/** Why a circuit is broken: a closed list, kept in the log. */
export const BREAK_REASONS = ['suspect', 'incident', 'exercise', 'other'] as const;

/** Stops every disclosure of a structure, or ('0') of the instance, at once. Returns the refusal, or null. */
export const breakCircuit = (
  db: Queryable,
  token: Buffer,
  structure: string,
  why: string,
): Promise<string | null> => callValue<string | null>(db, 'watch.break', [token, structure, why]);

/** Asks that it be lifted: another supervisor decides. Returns the refusal, or the request. */
export async function askToLift(
  db: Queryable,
  token: Buffer,
  structure: string,
  why: string,
): Promise<{ code: string | null; request: string | null }> {
  const [row] = await callRows<{ code: string | null; request_id: string | null }>(
    db,
    'gate.request_widening',
    [token, 'breaker.lift', null, JSON.stringify({ structure: Number(structure) }), why],
  );
  return { code: row?.code ?? null, request: row?.request_id ?? null };
}
