import { CONTACT_FIELDS, type FieldValues, IDENTIFIER_FIELDS } from '../gate/index.ts';
import { formatDate, type Lang } from '../ui/index.ts';
import { showAddress } from './validate/address.ts';
import { showNir } from './validate/nir.ts';
import { showPhone } from './validate/phone.ts';

export const protectedFields = [...CONTACT_FIELDS, ...IDENTIFIER_FIELDS] as const;
export type ProtectedField = (typeof protectedFields)[number];

export const parseProtectedField = (text: unknown): ProtectedField | null =>
  protectedFields.find((field) => field === text) ?? null;

export const isIdentifier = (field: ProtectedField): boolean =>
  (IDENTIFIER_FIELDS as readonly string[]).includes(field);

/** Why a counsellor may show a value; the gate knows more purposes, for other acts. */
export const revealPurposes = [
  'follow_up',
  'training_enrolment',
  'at_their_request',
  'error_correction',
] as const;

/** The value as people read it; null when the person has none. */
export function showValue(lang: Lang, field: ProtectedField, values: Partial<FieldValues>): string | null {
  switch (field) {
    case 'phone':
      return values.phone ? showPhone(values.phone) : null;
    case 'email':
      return values.email ?? null;
    case 'address':
      return values.address ? showAddress(values.address) : null;
    case 'birthDate':
      return values.birthDate ? formatDate(lang, values.birthDate) : null;
    case 'nir':
      return values.nir ? showNir(values.nir) : null;
    case 'franceTravailId':
      return values.franceTravailId ?? null;
  }
}
