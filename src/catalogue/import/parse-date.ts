export type Precision = 'day' | 'month' | 'year' | 'unknown' | 'open';

/** A LHEO date: the first and the last day it may mean (ISO), both null when unknown or open-ended. */
export interface LheoDate {
  first: string | null;
  last: string | null;
  precision: Precision;
}

const UNKNOWN: LheoDate = { first: null, last: null, precision: 'unknown' };
const OPEN: LheoDate = { first: null, last: null, precision: 'open' };

/**
 * Reads `YYYYMMDD` as the schema allows it: day 00 (known to the month), month and day 00 (known to the year),
 * 00000000 (unknown), 99999999 (open-ended). ISO dates occur too.
 * @returns null when no calendar has that date; absent text is « unknown »
 */
export function parseLheoDate(text: string | null): LheoDate | null {
  if (text === null) return UNKNOWN;
  const digits = /^(\d{4})-(\d{2})-(\d{2})$/.test(text) ? text.replaceAll('-', '') : text;
  if (!/^\d{8}$/.test(digits)) return null;
  if (digits === '00000000') return UNKNOWN;
  const year = digits.slice(0, 4);
  const month = digits.slice(4, 6);
  const day = digits.slice(6);
  if (year === '9999') return OPEN;
  // A year of 3 digits or of another century is a slip of the keyboard, not a training.
  if (year < '1950' || year > '2150') return null;
  if (month === '00' || month === '99') {
    if (day !== month) return null;
    return { first: `${year}-01-01`, last: `${year}-12-31`, precision: 'year' };
  }
  if (month > '12') return null;
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (day === '00' || day === '99') {
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${lastDay}`, precision: 'month' };
  }
  if (Number(day) > lastDay) return null;
  const date = `${year}-${month}-${day}`;
  return { first: date, last: date, precision: 'day' };
}
