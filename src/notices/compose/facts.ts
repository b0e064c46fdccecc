import type { Greeting } from './greeting.ts';

/** What one notice says: the words that two supervisors approved, and what was exposed of this very person. */
export interface NoticeFacts {
  happened: string;
  measures: string;
  contact: string;
  structure: string;
  /** Fields of the gate, and `referral`, `existence`, `documents`. */
  seen: readonly string[];
  firstAt: Date;
  lastAt: Date;
  givenName: string;
  /** Given and family name. */
  name: string;
  greeting: Greeting;
  /** Twelve signs. */
  code: string;
  /** Origin that users see. */
  publicUrl: string;
  exercise: boolean;
}

/** In the order in which people are told. */
export const SEEN_FIELDS = [
  'summary',
  'birthDate',
  'email',
  'phone',
  'address',
  'nir',
  'franceTravailId',
  'situation',
  'note',
  'word',
  'referral',
  'journal',
  'documents',
  'existence',
] as const;
export type SeenField = (typeof SEEN_FIELDS)[number];

/** What calms or worries most, said even when it was not seen. */
export const WORTH_SAYING: readonly SeenField[] = ['nir', 'documents', 'note', 'address', 'phone'];

export function seenFields(seen: readonly string[]): SeenField[] {
  return SEEN_FIELDS.filter((field) => seen.includes(field));
}
