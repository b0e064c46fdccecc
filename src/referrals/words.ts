import { randomBytes } from 'node:crypto';
import type { BeneficiaryRef, Refused, RevealedPerson, Vault } from '../vault/index.ts';
import { WORD_MAX_CHARACTERS } from './states.ts';

const control = /[^\P{Cc}\n]/gu;

/** A word as typed: trimmed, without control characters. Null: nothing; `word_length`: too long. */
export function readWord(
  text: unknown,
): { ok: true; word: string | null } | { ok: false; code: 'word_length' } {
  if (typeof text !== 'string') return { ok: true, word: null };
  const word = text.replaceAll('\r\n', '\n').replace(control, '').trim();
  if ([...word].length > WORD_MAX_CHARACTERS) return { ok: false, code: 'word_length' };
  return { ok: true, word: word === '' ? null : word };
}

/**
 * Seals a word under the young person's key, before the act that goes with it. Returns the key by which the act's
 * transition finds it. A crash between the two leaves a word that nothing points to: never shown, erased with the person.
 */
export async function sealWord(
  vault: Pick<Vault, 'addWord'>,
  token: Buffer,
  ref: BeneficiaryRef,
  text: string | null,
): Promise<{ ok: true; key: string | null } | Refused> {
  if (text === null) return { ok: true, key: null };
  const key = randomBytes(8).toString('hex');
  const done = await vault.addWord({ token, ref, word: { kind: key, text } });
  return done.ok ? { ok: true, key } : done;
}

/** The words of a revealed person by key. */
export function wordsByKey(person: RevealedPerson | undefined): ReadonlyMap<string, string> {
  return new Map((person?.words ?? []).map((word) => [word.kind, word.text]));
}
