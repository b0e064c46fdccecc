import { htmlToText } from './html-to-text.ts';

/** A text of several paragraphs, or null. Longer than any page shows: cut, with an ellipsis. */
export function longText(text: string | null, max = 20_000): string | null {
  if (text === null) return null;
  const plain = htmlToText(text);
  if (plain === '' || plain === '-') return null;
  return plain.length > max ? `${plain.slice(0, max).trimEnd()}…` : plain;
}

/** A text of one line, or null. */
export function line(text: string | null, max = 500): string | null {
  return longText(text, max)?.replace(/\s+/g, ' ') ?? null;
}

/** An http(s) address, or null. Bare host names are common (« www.exemple.fr »): they get a scheme. */
export function webAddress(text: string | null): string | null {
  const found = line(text, 2_000);
  if (found === null || /\s/.test(found)) return null;
  const given = /^[a-z][a-z0-9+.-]*:/i.test(found) && !/^[\w.-]+:\d+/.test(found) ? found : `http://${found}`;
  if (!URL.canParse(given)) return null;
  const url = new URL(given);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (!/^[^.]+(\.[^.]+)+$/.test(url.hostname) || url.username !== '' || url.password !== '') return null;
  return url.href;
}

/** An e-mail address that a mailer may be given, or null. */
export function emailAddress(text: string | null): string | null {
  const found = line(text, 320)?.replace(/^mailto:/i, '') ?? null;
  if (found === null || found.length > 160) return null;
  return /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(
    found,
  )
    ? found
    : null;
}

/** A telephone number as given, when it looks like one. */
export function phoneNumber(text: string | null): string | null {
  const found = line(text, 60);
  if (found === null || (found.match(/\d/g) ?? []).length < 4 || !/^[\d\s.+()/-]+$/.test(found)) return null;
  const digits = found.replace(/\D/g, '');
  return /^0\d{9}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, '$1 ') : found;
}

/** A whole number in a sane range, or null. */
export function wholeNumber(text: string | null, max = 1_000_000): number | null {
  if (text === null || !/^\d{1,9}([.,]\d+)?$/.test(text)) return null;
  const value = Math.round(Number(text.replace(',', '.')));
  return value <= max ? value : null;
}

/** 0 and 1, as LHEO writes booleans. */
export function flag(text: string | null): boolean | null {
  if (text === '1') return true;
  return text === '0' ? false : null;
}

/** Codes of one shape, in order, once each. */
export function codes(texts: string[], shape: RegExp): string[] {
  return [
    ...new Set(texts.map((each) => each.replace(/\s/g, '').toUpperCase()).filter((each) => shape.test(each))),
  ];
}

/** Latitude and longitude, both or neither; 0,0 is « not filled in ». */
export function position(latitude: string | null, longitude: string | null): [number, number] | null {
  const lat = Number((latitude ?? 'x').replace(',', '.'));
  const lon = Number((longitude ?? 'x').replace(',', '.'));
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || (lat === 0 && lon === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lat, lon] : null;
}

/**
 * The European level of LHEO's code: 1 to 8 are the numbering of 1969, 11 to 18 the one of 2019.
 * @returns 0 when no level is asked, null when not said
 */
export function europeanLevel(code: string | null): number | null {
  const of: Record<string, number> = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7 };
  if (code === null || code === '0') return null;
  const number = Number(code);
  return number >= 11 && number <= 18 ? number - 10 : (of[code] ?? null);
}
