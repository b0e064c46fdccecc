import { accept, type Check, type ProblemCode, refuse } from './result.ts';
import { checkLine, textLimits } from './text.ts';

export interface PostalAddress {
  lines: string[];
  postcode: string;
  city: string;
}

// 01000 to 95999, Corsica as 20xxx, overseas 971xx to 988xx; 99 is not a French postcode.
const postcodeShape = /^(?:0[1-9]|[1-8]\d|9[0-5]|97[1-8]|98[04678])\d*$/;

/** Five digits, in a department or territory that exists. */
export function checkPostcode(raw: string): Check<string> {
  const value = raw.replace(/\s/gu, '');
  if (value === '') return refuse('required');
  return /^\d{5}$/.test(value) && postcodeShape.test(value) ? accept(value) : refuse('address_postcode');
}

export type AddressProblems = {
  ok: false;
  problems: Partial<Record<'lines' | 'postcode' | 'city', ProblemCode>>;
};

/**
 * A French postal address: one to three lines, a postcode, a city. All problems are told at once, by part.
 */
export function checkAddress(raw: {
  lines: string;
  postcode: string;
  city: string;
}): { ok: true; value: PostalAddress } | AddressProblems {
  const parts = raw.lines.split(/\r\n?|\n/).map((line) => checkLine(line, { max: textLimits.addressLine }));
  const lines = parts.flatMap((part) => (part.ok && part.value !== '' ? [part.value] : []));
  const bad = parts.find((part) => !part.ok);
  const postcode = checkPostcode(raw.postcode);
  const city = checkLine(raw.city, { max: textLimits.city, required: true });
  const problems: AddressProblems['problems'] = {};
  if (bad && !bad.ok) problems.lines = bad.code;
  else if (lines.length === 0 || lines.length > 3) problems.lines = 'address_line';
  if (!postcode.ok) problems.postcode = postcode.code;
  if (!city.ok) problems.city = city.code;
  else if (!/\p{L}/u.test(city.value)) problems.city = 'address_city';
  if (!postcode.ok || !city.ok || Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, value: { lines, postcode: postcode.value, city: city.value } };
}

/** The address on one line, as screens show it. */
export const showAddress = (address: PostalAddress): string =>
  `${address.lines.join(', ')}, ${address.postcode} ${address.city}`;
