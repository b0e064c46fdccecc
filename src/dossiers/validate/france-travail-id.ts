import { accept, type Check, refuse } from './result.ts';

// No public specification was found. The two shapes are those that the platform Les emplois de l’inclusion
// accepts (gip-inclusion/les-emplois, itou/utils/validators.py): the old regional one, 7 digits and a letter or
// digit, and the national one, 11 digits. No check digit is documented: only the shape is bound here.
const shape = /^(?:\d{7}[0-9A-Z]|\d{11})$/;

/** The France Travail identifier, spaces and dots dropped, letter in capitals. */
export function checkFranceTravailId(raw: string): Check<string> {
  const value = raw.replace(/[\s.-]/gu, '').toUpperCase();
  if (value === '') return refuse('required');
  return shape.test(value) ? accept(value) : refuse('france_travail_id_format');
}
