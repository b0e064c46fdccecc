import { childrenOf, down, type Element, extras, textAt, textsOf } from './element.ts';
import { emailAddress, line, phoneNumber, position, webAddress } from './fields.ts';
import { communeKey, departmentOf } from './fold.ts';
import type { Contact, Place } from './offer.ts';

export const NO_CONTACT: Contact = { name: null, email: null, phone: null };

/** A `<coordonnees>` as somebody to write to. */
export function contactOf(coordinates: Element | null): Contact {
  const name = [textAt(coordinates, 'civilite'), textAt(coordinates, 'prenom'), textAt(coordinates, 'nom')];
  return {
    name: line(name.filter((part) => part !== null).join(' '), 200),
    email: emailAddress(textAt(coordinates, 'courriel')),
    phone: phoneOf(coordinates),
  };
}

/** The first contact that can be reached, completed by the following ones. */
export function firstContact(contacts: Contact[]): Contact {
  const reachable = contacts.filter((each) => each.email !== null || each.phone !== null);
  const first = reachable[0] ?? contacts.find((each) => each.name !== null) ?? NO_CONTACT;
  return {
    name: first.name,
    email: first.email ?? reachable.find((each) => each.email !== null)?.email ?? null,
    phone: first.phone ?? reachable.find((each) => each.phone !== null)?.phone ?? null,
  };
}

function phoneOf(coordinates: Element | null): string | null {
  const all = ['telfixe', 'portable'].flatMap((kind) => textsOf(down(coordinates, kind), 'numtel'));
  return all.map(phoneNumber).find((each) => each !== null) ?? null;
}

export function siteOf(coordinates: Element | null): string | null {
  return (
    textsOf(down(coordinates, 'web'), 'urlweb')
      .map(webAddress)
      .find((each) => each !== null) ?? null
  );
}

/** The lines of an `<adresse>`, town not included. EDOF keeps the street in extras. */
export function addressLines(address: Element | null): string[] {
  const street = ['numero-voie', 'code-nature-voie', 'libelle-voie']
    .flatMap((info) => extras(address, info).map((each) => each.text.trim()))
    .filter((part) => part !== '')
    .join(' ');
  const lines = [textAt(address, 'denomination'), ...textsOf(address, 'ligne'), street].flatMap(
    (each) => each?.split('\n') ?? [],
  );
  return [...new Set(lines.flatMap((each) => line(each, 120) ?? []))];
}

/** The whole address on lines, town included. */
export function fullAddress(address: Element | null): string[] {
  const town = [postalCodeOf(address), textAt(address, 'ville')].filter((part) => part !== null).join(' ');
  return [...addressLines(address), ...(town === '' ? [] : [line(town, 120) ?? town])];
}

export function postalCodeOf(at: Element | null): string | null {
  const found = textAt(at, 'codepostal')?.replace(/\s/g, '') ?? null;
  return found !== null && /^\d{5}$/.test(found) && found !== '00000' ? found : null;
}

/** A place of training out of `<coordonnees>`. */
export function placeOf(coordinates: Element | null): Place {
  const address = down(coordinates, 'adresse');
  const geo = down(address, 'geolocalisation');
  // With a first name beside it, `nom` is somebody's, not the place's.
  const named = textAt(coordinates, 'prenom') === null ? textAt(coordinates, 'nom') : null;
  return makePlace({
    name: line(named ?? textsOf(coordinates, 'ligne')[0] ?? null, 200),
    address: addressLines(address),
    at: address,
    latitude: textAt(geo, 'latitude'),
    longitude: textAt(geo, 'longitude'),
  });
}

export function makePlace(from: {
  name: string | null;
  address: string[];
  at: Element | null;
  latitude: string | null;
  longitude: string | null;
}): Place {
  const insee = textAt(from.at, 'code-INSEE-commune');
  const postalCode = postalCodeOf(from.at);
  const commune = line(textAt(from.at, 'ville'), 120);
  const key = commune === null ? '' : communeKey(commune);
  const stated = textAt(from.at, 'departement')?.toUpperCase() ?? null;
  const spot = position(from.latitude, from.longitude);
  return {
    name: from.name,
    address: from.address.filter((each) => each !== from.name),
    postalCode,
    commune,
    communeKey: key === '' ? null : key,
    insee:
      insee !== null && /^(\d{2}|2[AB])\d{3}$/i.test(insee) && insee !== '00000' ? insee.toUpperCase() : null,
    department:
      stated !== null && /^(\d{2,3}|2[AB])$/.test(stated) ? stated : departmentOf(insee, postalCode),
    latitude: spot?.[0] ?? null,
    longitude: spot?.[1] ?? null,
  };
}

/** Every contact of one kind (`contact-formation`, `contact-organisme`…). */
export function contactsOf(of: Element | null, kind: string): Contact[] {
  return childrenOf(of, kind).map((each) => contactOf(down(each, 'coordonnees')));
}
