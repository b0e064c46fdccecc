import type { InventedProvider, InventedSession, InventedTraining } from './invent-training.ts';
import type { Town } from './places.ts';
import { el, leaf, type Xml } from './xml.ts';

/** One training as a `<formation>` of LHEO 2.3, in the order that the schema wants. */
export function trainingXml(training: InventedTraining): Xml {
  const { trade, provider } = training;
  const level = training.entry;
  return el(
    'formation',
    [
      el('domaine-formation', [
        ...trade.formacode.map((code) => leaf('code-FORMACODE', code)),
        leaf('code-NSF', trade.nsf),
        ...trade.rome.map((code) => leaf('code-ROME', code)),
      ]),
      leaf('intitule-formation', training.title),
      leaf('objectif-formation', objective(training)),
      leaf(
        'resultats-attendus',
        trade.rncp === null ? 'Attestation de formation' : 'Titre ou diplôme inscrit au RNCP',
      ),
      leaf(
        'contenu-formation',
        `<ul>${modules(training)
          .map((module) => `<li>${sentence(module)}</li>`)
          .join('')}</ul>`,
      ),
      leaf('certifiante', trade.rncp === null ? '0' : '1'),
      el('contact-formation', contact(provider)),
      leaf('parcours-de-formation', '1'),
      leaf('code-niveau-entree', level),
      ...(trade.rncp === null ? [] : [el('certification', leaf('code-RNCP', trade.rncp))]),
      leaf('code-niveau-sortie', trade.exit),
      el('action', actionXml(training), { numero: `${training.number}_A` }),
      el('organisme-formation-responsable', [
        leaf('numero-activite', '99999999999'),
        el('SIRET-organisme-formation', leaf('SIRET', provider.siret)),
        leaf('nom-organisme', provider.name),
        leaf('raison-sociale', provider.name),
        el(
          'coordonnees-organisme',
          el('coordonnees', [address(provider.name, provider.street, provider.town)]),
        ),
        el('contact-organisme', contact(provider)),
      ]),
    ],
    { numero: training.number },
  );
}

function actionXml(training: InventedTraining): Xml[] {
  const first = training.sessions.find((each) => each.meeting !== null)?.meeting;
  const rhythm = training.workStudy ? 'Alternance' : training.partTime ? 'Temps partiel' : 'Temps plein';
  return [
    leaf('rythme-formation', rhythm),
    leaf('code-public-vise', '80056'),
    leaf('niveau-entree-obligatoire', training.entry === '1' ? '0' : '1'),
    leaf(
      'modalites-alternance',
      training.workStudy ? 'Contrat d’apprentissage ou de professionnalisation' : '-',
    ),
    leaf('modalites-enseignement', training.remote ? '2' : '0'),
    leaf(
      'conditions-specifiques',
      training.workStudy
        ? 'Avoir trouvé une entreprise, ou être accompagné dans la recherche.'
        : 'Motivation vérifiée en entretien. Aucune expérience demandée.',
    ),
    leaf('prise-en-charge-frais-possible', '1'),
    ...training.places.map((place) =>
      el(
        'lieu-de-formation',
        el('coordonnees', [leaf('nom', place.name.slice(0, 50)), address(null, place.street, place.town)]),
      ),
    ),
    leaf('modalites-entrees-sorties', training.permanent ? '1' : '0'),
    ...training.sessions.map((session) => sessionXml(session, training)),
    el(
      'adresse-information',
      address(training.provider.name, training.provider.street, training.provider.town),
    ),
    ...(first ? [el('date-information', leaf('date', first.on))] : []),
    leaf('acces-handicapes', 'Locaux accessibles, référent handicap sur place'),
    leaf('langue-formation', 'fr'),
    leaf('modalites-recrutement', 'Information collective, puis entretien'),
    leaf('frais-restants', '0'),
    leaf(
      'duree-indicative',
      training.weeks < 9
        ? `${training.weeks} semaine${training.weeks > 1 ? 's' : ''}`
        : `${Math.round(training.weeks / 4.35)} mois`,
    ),
    leaf('nombre-heures-centre', training.hours - training.company),
    leaf('nombre-heures-entreprise', training.company),
    leaf('nombre-heures-total', training.hours),
    leaf(
      'detail-conditions-prise-en-charge',
      training.paid ? 'Formation rémunérée par la Région.' : 'Sans rémunération, sauf contrat.',
    ),
    leaf('conventionnement', training.paid ? '1' : '0'),
  ];
}

function sessionXml(session: InventedSession, training: InventedTraining): Xml {
  const { provider } = training;
  return el(
    'session',
    [
      el('periode', [leaf('debut', session.starts), leaf('fin', session.ends)]),
      el('adresse-inscription', address(provider.name, provider.street, provider.town)),
      ...(session.enrolUntil === null
        ? []
        : [
            el(
              'periode-inscription',
              el('periode', [leaf('debut', '00000000'), leaf('fin', session.enrolUntil)]),
            ),
          ]),
      leaf('etat-recrutement', session.state),
      ...(session.meeting === null ? [] : [meetingXml(session.meeting, provider, session.placesTotal)]),
      el('contact-session', contact(provider)),
      el('cycle', [leaf('type-cycle', '0'), leaf('capacite-cumulee', session.placesTotal)]),
      el('extras', el('extra', String(session.placesOpen), { info: 'nb-places-disponibles' }), {
        info: 'places',
      }),
    ],
    { numero: session.number },
  );
}

function meetingXml(
  meeting: { on: string; from: string; to: string },
  provider: InventedProvider,
  seats: number,
): Xml {
  return el('recrutement', [
    leaf('modalite-recrutement', '1'),
    leaf('a-distance', '0'),
    address(provider.name, provider.street, provider.town),
    leaf('nb-places', seats * 2),
    el('periode', [leaf('debut', meeting.on), leaf('fin', meeting.on)]),
    leaf('heure-debut', meeting.from),
    leaf('heure-fin', meeting.to),
    leaf('commentaire', 'Information collective'),
  ]);
}

function contact(provider: InventedProvider): Xml {
  return el('coordonnees', [
    leaf('civilite', provider.contact.civility),
    leaf('nom', provider.contact.family),
    leaf('prenom', provider.contact.given),
    el('telfixe', leaf('numtel', provider.phone)),
    leaf('courriel', provider.email),
  ]);
}

function address(name: string | null, street: string, town: Town): Xml {
  return el('adresse', [
    ...(name === null ? [] : [leaf('denomination', name)]),
    leaf('ligne', street.slice(0, 50)),
    leaf('codepostal', town.postalCode),
    leaf('ville', town.name),
    leaf('departement', town.department),
    leaf('region', town.region),
    leaf('pays', 'FR'),
    el('geolocalisation', [
      leaf('latitude', town.latitude.toFixed(6)),
      leaf('longitude', town.longitude.toFixed(6)),
    ]),
  ]);
}

function objective({ trade, workStudy }: InventedTraining): string {
  const where = workStudy ? 'au centre et en entreprise' : 'par la pratique, en petit groupe';
  return `<p>Apprendre ${where}.</p><p>Au programme, notamment : ${trade.skills.slice(0, 2).join(', ')}.</p>`;
}

function modules({ trade, company }: InventedTraining): string[] {
  return [
    'accueil et bilan de départ',
    ...trade.skills,
    'technique de recherche d’emploi',
    ...(company > 0 ? [`période en entreprise (${company} h)`] : []),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
