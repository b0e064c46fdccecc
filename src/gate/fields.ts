/** The sealed fields of a person. Each value is JSON, sealed under the person's own data key. */
export interface FieldValues {
  summary: { givenName: string; familyName: string; birthYear: number };
  situation: Situation;
  phone: string;
  email: string;
  address: { lines: string[]; postcode: string; city: string };
  /** ISO date, `2006-04-09`. */
  birthDate: string;
  nir: string;
  franceTravailId: string;
}

/** What is worked on with the person. Free text is bounded by the forms that write it. */
export interface Situation {
  project?: string;
  level?: string;
  mobility?: string;
  resources?: string;
  housing?: string;
  /** ISO date. */
  availableFrom?: string;
  /** CEJ, PACEA or none. */
  programme?: string;
}

/** A follow-up note or a word on a referral: a repeated field. */
export interface NoteValue {
  kind: string;
  text: string;
}

export type SingleField = keyof FieldValues;
export type RepeatedField = 'note' | 'word';
export type Field = SingleField | RepeatedField;

export const IDENTIFIER_FIELDS = ['birthDate', 'nir', 'franceTravailId'] as const;
export const CONTACT_FIELDS = ['phone', 'email', 'address'] as const;
