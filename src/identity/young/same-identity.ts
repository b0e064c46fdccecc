import { z } from 'zod';

/** Who a young person is by the dossier. */
export interface Known {
  givenName: string;
  familyName: string;
  /** ISO date. */
  birthDate: string;
}

const text = z.string().max(300);
/** The pivot identity that FranceConnect and the like vouch for: all first names apart by spaces, the name at birth. */
const pivot = z.object({
  given_name: text,
  family_name: text,
  birthdate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** The name in use, where it is another. */
  preferred_username: text.optional().catch(undefined),
});

/**
 * Whether the provider vouches for the person of the dossier.
 *
 * Accents, case, hyphens and apostrophes do not count. The birth date is the same day. The family name is that of birth or
 * that in use. The first name of the dossier is the first of the provider's, or its first ones together ("Jean Pierre" is
 * "Jean-Pierre", "Marie" is not "Marie-Claude"): twins differ by nothing else. What is missing matches nobody.
 */
export function isSameIdentity(vouched: unknown, known: Partial<Known>): boolean {
  const parsed = pivot.safeParse(vouched);
  if (!parsed.success || !known.birthDate || !known.givenName || !known.familyName) return false;
  const { given_name, family_name, birthdate, preferred_username } = parsed.data;
  if (birthdate !== known.birthDate) return false;
  const family = plain(known.familyName);
  if (family === '' || ![family_name, preferred_username ?? ''].some((name) => plain(name) === family)) {
    return false;
  }
  const given = plain(known.givenName);
  const names = given_name.trim().split(/\s+/).map(plain);
  return given !== '' && names.some((_, n) => names.slice(0, n + 1).join('') === given);
}

/** Letters alone, without accents: `Élise-Ève` is `ELISEEVE`. */
function plain(name: string): string {
  return name.normalize('NFD').toUpperCase().replace(/Œ/g, 'OE').replace(/Æ/g, 'AE').replace(/\P{L}/gu, '');
}
