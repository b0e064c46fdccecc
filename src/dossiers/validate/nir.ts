import { accept, type Check, type ProblemCode, refuse } from './result.ts';

// Published in leaflets, cards and manuals: a form that carries one was filled in from an example.
const specimens = new Set([
  '269054958815780', // the specimen carte Vitale (Nathalie Durand)
  '255081416802538', // INSEE’s and encyclopaedias’ worked example
  '255082A16802597', // the same, in Corsica
  '184127645108946', // French Wikipedia
  '284058832102530', // documentation of the assurance maladie’s own validator
  '283209921625930', // python-stdnum
  '178059933010817', // french-ssn
  '185057800608491', // forms of several administrations
  '294037512000591', // Ameli’s explanations
  '180126955222380', // test identities of partner interfaces
]);

const shape = /^(\d)(\d{2})(\d{2})(\d{2}|2[AB])(\d{3})(\d{3})(\d{2})$/;

/** The 13 first characters → the two-digit key: 97 − (number mod 97), with 2A read as 19 and 2B as 18 (INSEE). */
export function nirKey(thirteen: string): string {
  const digits = thirteen.replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(digits) % 97)).padStart(2, '0');
}

/** 01 to 12; 20, 30 to 42 and 50 to 99 when the civil act gave no certain month (INSEE). */
const isMonth = (month: number): boolean =>
  (month >= 1 && month <= 12) || month === 20 || (month >= 30 && month <= 42) || month >= 50;

/** 01 to 95 (20 only before Corsica was split, 1976), 96 for births in Tunisia before 1956, 97, 98, 99 abroad. */
function isDepartment(department: string, year: number): boolean {
  if (department === '2A' || department === '2B') return true;
  if (department === '20') return year <= 75;
  return Number(department) >= 1;
}

/** Commune 001 to 990; overseas the third department digit comes first (971 01…), so 970 and 980 do not occur. */
function isCommune(department: string, commune: string): boolean {
  if (department === '97' || department === '98') return !commune.startsWith('0') && !commune.endsWith('00');
  return commune !== '000' && Number(commune) <= 990;
}

/**
 * A NIR of 15 characters, spaces allowed. Sex 1 to 4 (3 and 4: being registered), 7 and 8 (provisional).
 * Returns the 15 characters without spaces. Refusals say which part is wrong, so that one looks there.
 * Source: INSEE, structure of the NIR; the rules on months agree with python-stdnum.
 */
export function checkNir(raw: string): Check<string> {
  const value = raw.replace(/[\s.\-\u00A0\u202F]/gu, '').toUpperCase();
  if (value === '') return refuse('required');
  const parts = shape.exec(value);
  if (!parts) return refuse('nir_format');
  const [, sex = '', year = '', month = '', department = '', commune = '', order = '', key = ''] = parts;
  if (!/[1-478]/.test(sex)) return refuse('nir_sex');
  if (!isMonth(Number(month))) return refuse('nir_month');
  if (!isDepartment(department, Number(year))) return refuse('nir_department');
  if (!isCommune(department, commune)) return refuse('nir_commune');
  if (order === '000') return refuse('nir_order');
  if (nirKey(value.slice(0, 13)) !== key) return refuse('nir_key');
  return specimens.has(value) ? refuse('nir_specimen') : accept(value);
}

/**
 * What differs between a checked NIR and an ISO birth date; null when they agree. A pseudo-month says nothing.
 */
export function nirAgainstBirthDate(nir: string, birthDate: string): ProblemCode | null {
  const year = nir.slice(1, 3) !== birthDate.slice(2, 4);
  const month = Number(nir.slice(3, 5)) <= 12 && nir.slice(3, 5) !== birthDate.slice(5, 7);
  if (year && month) return 'nir_differs_year_month';
  if (year) return 'nir_differs_year';
  return month ? 'nir_differs_month' : null;
}

/** 1 85 05 78 006 084 91: the groups in which people read it. */
export const showNir = (nir: string): string =>
  nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
