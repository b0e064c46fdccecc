import { childrenOf, down, type Element, extras, textAt, textsOf } from './element.ts';
import {
  codes,
  emailAddress,
  europeanLevel,
  flag,
  line,
  longText,
  phoneNumber,
  webAddress,
  wholeNumber,
} from './fields.ts';
import { fold } from './fold.ts';
import { addSessions, mapAction } from './map-action.ts';
import {
  addressLines,
  contactOf,
  contactsOf,
  firstContact,
  makePlace,
  NO_CONTACT,
  postalCodeOf,
  siteOf,
} from './map-contact.ts';
import type { Action, Mapped, Provider, ReasonCode, Rejection, Training } from './offer.ts';
import { parseLheoDate } from './parse-date.ts';
import type { ReadOffer } from './read-offers.ts';
import type { Params } from './refusal.ts';
import { siretOf } from './siret.ts';

/** One offer of any dialect, checked: the training, or why it is refused; refused sessions either way. */
export function mapOffer(offer: ReadOffer): Mapped {
  const { element } = offer;
  const index = element.name === 'resume-offre';
  const sessions = index
    ? childrenOf(element, 'session')
    : childrenOf(element, 'action').flatMap((each) => childrenOf(each, 'session'));
  const number = element.attributes.numero?.trim() || null;
  const title = line(textAt(element, 'intitule-formation'), 400);
  const refuse = (code: ReasonCode, params: Params = {}): Mapped => ({
    line: element.line,
    sessionsRead: sessions.length,
    training: null,
    rejections: [
      {
        kind: 'training',
        line: element.line,
        offer: number,
        code,
        params,
        sessions: sessions.length,
        keep: number === null ? null : { training: number, actionKey: null, sessionKey: null },
      },
    ],
  });
  if (number === null) return refuse('numberMissing');
  if (title === null) return refuse('titleMissing');
  const provider = providerOf(element, index, offer.dialect === 'edof');
  if (typeof provider === 'string') {
    return refuse(provider, { siret: (siretText(element, index) ?? '').slice(0, 40) });
  }
  const { actions, rejections } = index
    ? indexAction(element, number)
    : formationActions(element, { number, title });
  const kept = actions.reduce((sum, each) => sum + each.sessions.length, 0);
  if (sessions.length > 0 && kept === 0) {
    const why = rejections[0];
    return refuse('noUsableSession', {
      first: why === undefined ? '' : why.code,
      line: why?.line ?? element.line,
    });
  }
  return {
    line: element.line,
    sessionsRead: sessions.length,
    rejections,
    training: { ...describe(element, offer, { number, title }), provider, actions },
  };
}

function describe(
  element: Element,
  offer: ReadOffer,
  known: { number: string; title: string },
): Omit<Training, 'provider' | 'actions'> {
  const domain = down(element, 'domaine-formation');
  const certifications = childrenOf(element, 'certification');
  const digits = (name: string) =>
    codes(
      certifications.flatMap((each) => textsOf(each, name)),
      /^(RNCP|RS)?\d{1,10}$/,
    ).map((each) => each.replace(/^\D+0*|^0+/, ''));
  const resume = childrenOf(element, 'contact-formation-resume').map((each) => ({
    name: line(textAt(each, 'nom'), 200),
    email: emailAddress(textAt(each, 'courriel')),
    phone: phoneNumber(textAt(each, 'telfixe', 'numtel')),
  }));
  return {
    ...known,
    objectives: longText(textAt(element, 'objectif-formation')),
    results: longText(textAt(element, 'resultats-attendus')),
    content: longText(textAt(element, 'contenu-formation')),
    certifying: flag(textAt(element, 'certifiante')) ?? (certifications.length > 0 ? true : null),
    entryLevel: europeanLevel(textAt(element, 'code-niveau-entree')),
    exitLevel: europeanLevel(
      textAt(element, 'code-niveau-sortie') ?? extras(element, 'code-niveau-sortie')[0]?.text.trim() ?? null,
    ),
    rome: codes(textsOf(domain, 'code-ROME'), /^[A-N]\d{4}$/),
    formacode: codes(textsOf(domain, 'code-FORMACODE'), /^(?!00000)\d{5}$/),
    nsf: codes(textsOf(domain, 'code-NSF'), /^\d{3}[A-Z]?$/),
    rncp: digits('code-RNCP'),
    rs: digits('code-RS'),
    certifinfo: digits('code-CERTIFINFO'),
    contact: firstContact([...contactsOf(element, 'contact-formation'), ...resume]),
    url:
      textsOf(down(element, 'url-formation'), 'urlweb')
        .map(webAddress)
        .find((each) => each !== null) ?? null,
    updatedOn: parseLheoDate(element.attributes.datemaj ?? null)?.first ?? null,
    dialect: offer.dialect,
  };
}

function formationActions(element: Element, training: { number: string; title: string }) {
  const mapped = childrenOf(element, 'action').map((each, at) => mapAction(each, at + 1, training));
  const seen = new Map<string, number>();
  for (const { action } of mapped) {
    const times = (seen.get(action.key) ?? 0) + 1;
    seen.set(action.key, times);
    // Two actions of one number are two actions all the same.
    if (times > 1) action.key = `${action.key}#${times}`;
  }
  return {
    actions: mapped.map((each) => each.action),
    rejections: mapped.flatMap((each) => each.rejections),
  };
}

/** A `resume-offre` is one training with one action, told in short. */
function indexAction(element: Element, number: string): { actions: Action[]; rejections: Rejection[] } {
  const hours = wholeNumber(textAt(element, 'nombre-heures-total'), 20_000) || null;
  const place = makePlace({
    name: null,
    address: [],
    at: element,
    latitude: extras(element, 'latitude')[0]?.text.trim() ?? null,
    longitude: extras(element, 'longitude')[0]?.text.trim() ?? null,
  });
  const action: Action = {
    key: 'resume',
    number: null,
    rhythm: null,
    fullTime: false,
    partTime: false,
    workStudy: false,
    workStudyTerms: null,
    teachingMode: wholeNumber(textAt(element, 'modalites-enseignement'), 2),
    permanent: false,
    levelRequired: null,
    conditions: null,
    audience: null,
    duration: null,
    hoursCentre: null,
    hoursCompany: null,
    hoursTotal: hours,
    languages: [],
    recruitment: null,
    costs: null,
    price: null,
    funding: null,
    publiclyFunded: flag(extras(element, 'conventionnement')[0]?.text.trim() ?? null),
    catering: null,
    housing: null,
    transport: null,
    accessibility: null,
    trainer: NO_CONTACT,
    trainerSiret: null,
    informationAddress: [],
    informationDates: [],
    url: null,
    places: [place],
    sessions: [],
  };
  return {
    actions: [action],
    rejections: addSessions(action, childrenOf(element, 'session'), element, number),
  };
}

function siretText(element: Element, index: boolean): string | null {
  if (index) return textAt(element, 'SIRET');
  return textAt(element, 'organisme-formation-responsable', 'SIRET-organisme-formation', 'SIRET');
}

function providerOf(element: Element, index: boolean, edof: boolean): Provider | ReasonCode {
  const siret = siretOf(siretText(element, index));
  if (siret === 'unreadable') return 'siretUnreadable';
  const responsible = index ? element : down(element, 'organisme-formation-responsable');
  const coordinates = down(responsible, 'coordonnees-organisme', 'coordonnees');
  const place = down(element, 'action', 'lieu-de-formation', 'coordonnees');
  const legalName = line(textAt(responsible, 'raison-sociale'), 250);
  const name =
    line(textAt(responsible, 'nom-organisme'), 250) ??
    legalName ??
    line(textAt(element, 'action', 'organisme-formateur', 'raison-sociale-formateur'), 250) ??
    // EDOF names the provider only at the head of its addresses.
    (edof ? addressLines(down(place, 'adresse'))[0] : null) ??
    (siret === null ? null : `SIRET ${siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1 $2 $3 $4')}`);
  if (name === null) return 'providerMissing';
  const contact = firstContact([
    ...contactsOf(responsible, 'contact-organisme'),
    contactOf(coordinates),
    ...(edof ? [contactOf(place)] : []),
  ]);
  const address = down(coordinates, 'adresse');
  return {
    key: `${siret ?? ''}:${fold(name).replace(/\s+/g, ' ').trim()}`,
    siret,
    name,
    legalName: legalName === name ? null : legalName,
    email: contact.email,
    phone: contact.phone,
    url: siteOf(coordinates) ?? siteOf(down(responsible, 'contact-organisme', 'coordonnees')),
    address: addressLines(address),
    postalCode: postalCodeOf(address),
    commune: line(textAt(address, 'ville'), 120),
  };
}
