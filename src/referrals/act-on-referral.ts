import { callValue, type Queryable } from '../db/index.ts';
import type { BeneficiaryRef, Vault } from '../vault/index.ts';
import type { Act, State } from './states.ts';
import { readWord, sealWord } from './words.ts';

export interface ActRequest {
  token: Buffer;
  referralId: string;
  ref: BeneficiaryRef;
  act: Act;
  reason?: string | null;
  word?: string | null;
  /** Instant in UTC and place, for an invitation. */
  meeting?: { at: string; place: string } | null;
  /** The person came, and the answer is given at once: both steps are recorded. */
  attended?: boolean;
}

export type ActResult = { ok: true; state: State } | { ok: false; code: string; entry: string | null };

interface Deps {
  db: { app: Queryable };
  vault: Pick<Vault, 'addWord'>;
  sendWaiting(): Promise<void>;
}

/**
 * Takes one step of the transition table (states.ts), as the session's party.
 *
 * Refuses with the gate's codes, or with `state`, `party`, `too_late`, `reason_required`, `word`, `word_length`, `meeting`. A double
 * click gets `state` the second time.
 */
export async function actOnReferral(deps: Deps, request: ActRequest): Promise<ActResult> {
  const word = readWord(request.word);
  if (!word.ok) return { ok: false, code: word.code, entry: null };
  const sealed = await sealWord(deps.vault, request.token, request.ref, word.word);
  if (!sealed.ok) return { ok: false, code: sealed.code, entry: sealed.entryId };
  const answer = await callValue<{ code: string | null; entry: string | null; state: State }>(
    deps.db.app,
    'referrals.act',
    [
      request.token,
      request.referralId,
      request.act,
      request.reason || null,
      JSON.stringify({ word: sealed.key, ...request.meeting, attended: request.attended ?? false }),
    ],
  );
  if (answer.code !== null) return { ok: false, code: answer.code, entry: answer.entry };
  await deps.sendWaiting();
  return { ok: true, state: answer.state };
}
