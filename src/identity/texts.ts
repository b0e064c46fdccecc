import { findText, type TextKey, t, type Viewer } from '../ui/index.ts';

/** What a person reads about a refusal of this module, by its code. */
export function refusalText(c: Viewer, code: string): string {
  return findText(c, `identity.error.${code}`) ?? t(c, 'identity.error.failed');
}

/**
 * Sign-in tells apart only what helps the person and nobody else: an unknown key, a key of a suspended account and
 * a wrong signature get one and the same answer.
 */
export function signInRefusalText(c: Viewer, code: string): string {
  const told: Record<string, TextKey> = {
    rate_limited: 'identity.error.rate_limited',
    passkey_cloned: 'identity.error.passkey_cloned',
  };
  return t(c, told[code] ?? 'identity.error.sign_in');
}
