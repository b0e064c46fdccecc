import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { accept, type Check, refuse } from './result.ts';

// Arcep sets these ranges aside for works of fiction (decision 2018-0881); the demo uses nothing else.
const fiction = /^\+33(?:199|261|353|465|536)00\d{4}$|^\+3363998\d{4}$/;

/** A telephone number, French unless it begins with + or 00; stored as E.164 (+33639984127). */
export function checkPhone(raw: string): Check<string> {
  const text = raw.trim().replace(/^00/, '+');
  if (text === '') return refuse('required');
  if (text.length > 30 || /[^\d+().\-/\s]/u.test(text)) return refuse('phone_format');
  const parsed = parsePhoneNumberFromString(text, 'FR');
  if (!parsed) return refuse('phone_format');
  if (fiction.test(parsed.number)) return accept(parsed.number);
  if (!parsed.isValid()) return refuse('phone_format');
  const kind = parsed.getType();
  // A premium or freephone number is nobody's own number; calling it could cost the structure money.
  if (kind === 'PREMIUM_RATE' || kind === 'SHARED_COST' || kind === 'TOLL_FREE')
    return refuse('phone_premium');
  return accept(parsed.number);
}

/** The stored number as people read it: 06 39 98 41 27 for France, +32 … elsewhere. */
export function showPhone(stored: string): string {
  const parsed = parsePhoneNumberFromString(stored);
  if (!parsed) return stored;
  return parsed.countryCallingCode === '33' ? parsed.formatNational() : parsed.formatInternational();
}
