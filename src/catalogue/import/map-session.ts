import { childrenOf, down, type Element, extras, textAt, textsOf } from './element.ts';
import { flag, line, longText, webAddress, wholeNumber } from './fields.ts';
import { contactOf, contactsOf, firstContact, fullAddress } from './map-contact.ts';
import type { Meeting, ReasonCode, Session } from './offer.ts';
import { type LheoDate, parseLheoDate } from './parse-date.ts';
import type { Params } from './refusal.ts';

const STATES: Record<string, Session['state']> = { 1: 'open', 2: 'full', 3: 'suspended' };
/** LHEO counts no places that are left; regions write them as extras under one of these names. */
const PLACES_OPEN = [
  'nb-places-disponibles',
  'places-disponibles',
  'nb-places-restantes',
  'places-restantes',
];
const PLACES_TOTAL = ['nb-places', 'nb-places-total', 'effectif-maximal'];

export type MappedSession = { session: Session } | { key: string; code: ReasonCode; params: Params };

/**
 * One `<session>`.
 * @param place what tells sessions without a number apart, besides their dates
 * @returns the session, or why it is refused
 */
export function mapSession(
  element: Element,
  action: { permanent: boolean; place: string; placesFunded: number | null; outdated: boolean },
): MappedSession {
  const number = element.attributes.numero?.trim() || null;
  const startText = textAt(element, 'periode', 'debut');
  const endText = textAt(element, 'periode', 'fin');
  const key = number ?? `sans-numero:${startText ?? ''}-${endText ?? ''}:${action.place}`;
  const starts = parseLheoDate(startText);
  const ends = parseLheoDate(endText);
  if (starts === null || ends === null) {
    return { key, code: 'dateImpossible', params: { date: (starts === null ? startText : endText) ?? '' } };
  }
  if (startText === null && endText === null && !action.permanent)
    return { key, code: 'datesMissing', params: {} };
  if (starts.first !== null && ends.last !== null && starts.first > ends.last) {
    return { key, code: 'startAfterEnd', params: { start: startText ?? '', end: endText ?? '' } };
  }
  const enrolment = down(element, 'periode-inscription', 'periode');
  const outdated =
    action.outdated || extras(element, 'session-perimee').some((each) => each.text.trim() === '1');
  const stated = STATES[textAt(element, 'etat-recrutement') ?? ''] ?? 'unknown';
  return {
    session: {
      key,
      number,
      line: element.line,
      starts,
      ends,
      enrolFrom: parseLheoDate(textAt(enrolment, 'debut'))?.first ?? null,
      enrolUntil: parseLheoDate(textAt(enrolment, 'fin'))?.last ?? null,
      enrolTerms: longText(
        textAt(element, 'modalites-inscription') ??
          extras(element, 'modalites-particulieres')[0]?.text ??
          null,
      ),
      enrolAddress: fullAddress(down(element, 'adresse-inscription', 'adresse')),
      state: outdated ? 'suspended' : stated,
      placesOpen: firstNumber(element, PLACES_OPEN),
      placesTotal: firstNumber(element, PLACES_TOTAL) ?? capacityOf(element) ?? action.placesFunded,
      meetings: childrenOf(element, 'recrutement').map(mapMeeting),
      contact: firstContact([
        ...contactsOf(element, 'contact-session'),
        ...extras(element, 'contact-inscription').map((each) => contactOf(down(each, 'coordonnees'))),
      ]),
      url:
        textsOf(down(element, 'url-session'), 'urlweb')
          .map(webAddress)
          .find((each) => each !== null) ?? null,
    },
  };
}

function mapMeeting(element: Element): Meeting {
  const start: LheoDate | null = parseLheoDate(textAt(element, 'periode', 'debut'));
  const end: LheoDate | null = parseLheoDate(textAt(element, 'periode', 'fin'));
  return {
    on: start?.precision === 'day' ? start.first : null,
    until: end?.precision === 'day' && end.first !== start?.first ? end.first : null,
    from: timeOf(textAt(element, 'heure-debut')),
    to: timeOf(textAt(element, 'heure-fin')),
    address: fullAddress(down(element, 'adresse')),
    remote: flag(textAt(element, 'a-distance')),
    places: wholeNumber(textAt(element, 'nb-places')),
    comment: line(textAt(element, 'commentaire')),
    url: webAddress(textAt(element, 'urlweb')),
  };
}

/** « 9h30 », « 09:30 » and « 14h » → 09:30, 14:00; anything else is left out. */
function timeOf(text: string | null): string | null {
  const found = /^(\d{1,2})\s*[hH:]\s*(\d{2})?$/.exec(text ?? '') ?? /^(\d{2})()$/.exec(text ?? '');
  if (found === null || Number(found[1]) > 23 || Number(found[2] ?? 0) > 59) return null;
  return `${(found[1] ?? '').padStart(2, '0')}:${found[2] || '00'}`;
}

function firstNumber(element: Element, names: string[]): number | null {
  for (const name of names) {
    const found = wholeNumber(extras(element, name)[0]?.text.trim() ?? null, 100_000);
    if (found !== null) return found;
  }
  return null;
}

function capacityOf(element: Element): number | null {
  const totals = childrenOf(element, 'cycle').map(
    (cycle) =>
      wholeNumber(textAt(cycle, 'capacite-cumulee'), 100_000) ??
      wholeNumber(textAt(cycle, 'capacite-simultanee'), 100_000),
  );
  const known = totals.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}
