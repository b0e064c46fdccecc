import { callValue, type Queryable } from '../db/index.ts';
import { isPlainAddress } from '../mail/index.ts';
import { type BeneficiaryRef, splitRef, type Vault } from '../vault/index.ts';
import { readWord, sealWord } from './words.ts';

export interface Proposal {
  token: Buffer;
  ref: BeneficiaryRef;
  sessionId: string;
  /** Null: the catalogue's. */
  providerEmail: string | null;
  word: string | null;
}

interface Deps {
  db: { app: Queryable };
  vault: Pick<Vault, 'addWord'>;
  sendWaiting(): Promise<void>;
}

/**
 * Recommends a session to one of the counsellor's people: the young person gets a link to accept or decline.
 *
 * Refuses with the gate's codes, or `session_unknown`, `session_closed`, `duplicate`, `provider_email`,
 * `beneficiary_email`, `word_length`.
 */
export async function proposeSession(
  deps: Deps,
  proposal: Proposal,
): Promise<{ ok: true; referralId: string } | { ok: false; code: string; entry: string | null }> {
  const word = readWord(proposal.word);
  if (!word.ok) return { ok: false, code: word.code, entry: null };
  if (proposal.providerEmail !== null && !isPlainAddress(proposal.providerEmail)) {
    return { ok: false, code: 'provider_email', entry: null };
  }
  const sealed = await sealWord(deps.vault, proposal.token, proposal.ref, word.word);
  if (!sealed.ok) return { ok: false, code: sealed.code, entry: sealed.entryId };
  const [structureId, beneficiaryId] = splitRef(proposal.ref);
  const answer = await callValue<{ code: string | null; entry: string | null; referral: string }>(
    deps.db.app,
    'referrals.propose',
    [proposal.token, structureId, beneficiaryId, proposal.sessionId, proposal.providerEmail, sealed.key],
  );
  if (answer.code !== null) return { ok: false, code: answer.code, entry: answer.entry };
  await deps.sendWaiting();
  return { ok: true, referralId: answer.referral };
}
