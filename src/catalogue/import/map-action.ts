import { childrenOf, down, type Element, extras, textAt, textsOf } from './element.ts';
import { flag, line, longText, webAddress, wholeNumber } from './fields.ts';
import { fold } from './fold.ts';
import { contactOf, contactsOf, firstContact, fullAddress, placeOf } from './map-contact.ts';
import { mapSession } from './map-session.ts';
import type { Action, Place, Rejection } from './offer.ts';
import { parseLheoDate } from './parse-date.ts';
import { siretOf } from './siret.ts';

/**
 * One `<action>` with its sessions. Sessions that cannot be used are refused one by one.
 * @param position stands for the number when the action has none
 */
export function mapAction(
  element: Element,
  position: number,
  training: { number: string; title: string },
): { action: Action; rejections: Rejection[] } {
  const number = element.attributes.numero?.trim() || null;
  const places = childrenOf(element, 'lieu-de-formation').map((each) => placeOf(down(each, 'coordonnees')));
  const trainer = down(element, 'organisme-formateur');
  const trainerSiret = siretOf(textAt(trainer, 'SIRET-formateur', 'SIRET'));
  const action: Action = {
    key: number ?? `sans-numero:${position}`,
    number,
    ...rhythmOf(element, training.title),
    permanent: flag(textAt(element, 'modalites-entrees-sorties')) ?? false,
    teachingMode: wholeNumber(textAt(element, 'modalites-enseignement'), 2),
    levelRequired: flag(textAt(element, 'niveau-entree-obligatoire')),
    conditions: longText(textAt(element, 'conditions-specifiques')),
    audience: line(textAt(element, 'info-public-vise')),
    duration: line(textAt(element, 'duree-indicative')),
    hoursCentre: hours(element, 'nombre-heures-centre'),
    hoursCompany: hours(element, 'nombre-heures-entreprise'),
    hoursTotal: hours(element, 'nombre-heures-total'),
    languages: textsOf(element, 'langue-formation').map((each) => each.toLowerCase()),
    recruitment: longText(
      textAt(element, 'modalites-recrutement') ?? extras(element, 'info-admission')[0]?.text ?? null,
    ),
    costs: line(textAt(element, 'frais-restants')),
    price: line(textAt(element, 'prix-total-TTC') ?? extras(element, 'frais-ttc')[0]?.text ?? null, 20),
    funding: longText(textAt(element, 'detail-conditions-prise-en-charge')),
    publiclyFunded: flag(textAt(element, 'conventionnement')),
    catering: service(element, 'restauration'),
    housing: service(element, 'hebergement'),
    transport: service(element, 'transport'),
    accessibility:
      service(element, 'acces-handicapes') ?? line(extras(element, 'modalites-handicap')[0]?.text ?? null),
    trainer: {
      ...firstContact([
        ...contactsOf(trainer, 'contact-formateur'),
        ...extras(element, 'contact-information').map((each) => contactOf(down(each, 'coordonnees'))),
        ...childrenOf(element, 'lieu-de-formation').map((each) => contactOf(down(each, 'coordonnees'))),
      ]),
      name: line(textAt(trainer, 'raison-sociale-formateur'), 250),
    },
    trainerSiret: trainerSiret === 'unreadable' ? null : trainerSiret,
    informationAddress: fullAddress(down(element, 'adresse-information', 'adresse')),
    informationDates: childrenOf(element, 'date-information').flatMap((each) => {
      const date = parseLheoDate(textAt(each, 'date'));
      return date?.precision === 'day' && date.first !== null ? [date.first] : [];
    }),
    url:
      textsOf(down(element, 'url-action'), 'urlweb')
        .map(webAddress)
        .find((each) => each !== null) ?? null,
    places,
    sessions: [],
  };
  return {
    action,
    rejections: addSessions(action, childrenOf(element, 'session'), element, training.number),
  };
}

/** Maps the sessions into the action; used by the index dialect too. @returns those that are refused */
export function addSessions(action: Action, sessions: Element[], of: Element, training: string): Rejection[] {
  const placesFunded = childrenOf(of, 'organisme-financeur')
    .flatMap((each) => wholeNumber(textAt(each, 'nb-places-financees'), 100_000) ?? [])
    .reduce((sum, each) => sum + each, 0);
  const context = {
    permanent: action.permanent,
    place: placeMark(action.places[0]),
    placesFunded: placesFunded === 0 ? null : placesFunded,
    outdated: extras(of, 'action-perimee').some((each) => each.text.trim() === '1'),
  };
  const seen = new Set<string>();
  return sessions.flatMap((element): Rejection[] => {
    const mapped = mapSession(element, context);
    const key = 'session' in mapped ? mapped.session.key : mapped.key;
    const shown = element.attributes.numero?.trim();
    const refused = {
      kind: 'session' as const,
      line: element.line,
      offer: shown ? `${training} / ${shown}` : training,
      sessions: 1,
      keep: { training, actionKey: action.key, sessionKey: key },
    };
    if (!('session' in mapped)) return [{ ...refused, code: mapped.code, params: mapped.params }];
    if (seen.has(key)) return [{ ...refused, code: 'duplicateSession', params: {}, keep: null }];
    seen.add(key);
    action.sessions.push(mapped.session);
    return [];
  });
}

function placeMark(place: Place | undefined): string {
  return place?.insee ?? place?.postalCode ?? place?.communeKey ?? '';
}

/** How the time is spent, from free text: LHEO 2.x has no code for it. */
function rhythmOf(element: Element, title: string) {
  const rhythm = line(textAt(element, 'rythme-formation'));
  const terms = longText(textAt(element, 'modalites-alternance'));
  const words = fold(`${rhythm ?? ''} ${textAt(element, 'duree-indicative') ?? ''}`);
  const contracts = ['contrat-apprentissage', 'contrat-professionnalisation'];
  const cycles = childrenOf(element, 'session').flatMap((each) => childrenOf(each, 'cycle'));
  return {
    rhythm,
    workStudyTerms: terms,
    fullTime: words.includes('temps plein') || words.includes('temps complet'),
    partTime: words.includes('temps partiel') || words.includes('cours du soir'),
    workStudy:
      /\b(alternance|apprentissage|professionnalisation)\b/.test(fold(`${terms ?? ''} ${rhythm ?? ''}`)) ||
      /\ben (alternance|apprentissage)\b/.test(fold(title)) ||
      contracts.some((info) => extras(element, info).some((each) => each.text.trim() === '1')) ||
      cycles.some((each) => /^[12]$/.test(textAt(each, 'alternance', 'type-alternance') ?? '')),
  };
}

/** Hours of 0 are « not filled in ». */
function hours(element: Element, name: string): number | null {
  return wholeNumber(textAt(element, name), 20_000) || null;
}

/** A service described in words; the bare 0 and 1 of some dialects become no and yes. */
function service(element: Element, name: string): string | null {
  const text = line(textAt(element, name));
  if (text === '0') return 'Non';
  return text === '1' ? 'Oui' : text;
}
