/** What young people look for in the demo, with the words that counsellors write about it. */
export const projects = [
  { project: 'Logistique, entrepôt', trade: 'la logistique', place: 'un entrepôt' },
  { project: 'Cuisine, restauration', trade: 'la cuisine', place: 'un restaurant' },
  { project: 'Soudure, métallerie', trade: 'la soudure', place: 'un atelier' },
  { project: 'Vente, commerce', trade: 'la vente', place: 'un magasin' },
  { project: 'Aide à la personne', trade: 'l’aide à domicile', place: 'une résidence' },
  { project: 'Petite enfance', trade: 'la petite enfance', place: 'une crèche' },
  { project: 'Maçonnerie, gros œuvre', trade: 'la maçonnerie', place: 'un chantier' },
  { project: 'Peinture, finitions', trade: 'la peinture', place: 'un chantier' },
  { project: 'Électricité du bâtiment', trade: 'l’électricité', place: 'une entreprise' },
  { project: 'Mécanique automobile', trade: 'la mécanique', place: 'un garage' },
  { project: 'Espaces verts', trade: 'les espaces verts', place: 'une commune' },
  { project: 'Numérique, développement web', trade: 'le développement web', place: 'une association' },
  { project: 'Secrétariat, accueil', trade: 'le secrétariat', place: 'une mairie' },
  { project: 'Transport, conduite', trade: 'la conduite', place: 'un transporteur' },
  { project: 'Coiffure, esthétique', trade: 'la coiffure', place: 'un salon' },
  { project: 'À préciser', trade: 'plusieurs métiers', place: 'une entreprise' },
] as const;

export const levels = [
  'Sans diplôme',
  'Brevet des collèges',
  'CAP non validé',
  'CAP obtenu',
  'Bac professionnel',
  'Bac général',
  'Première année d’université',
] as const;

export const mobilities = [
  'Bus, 25 km',
  'À pied ou à vélo, 5 km',
  'Permis B, sans véhicule',
  'Permis B et véhicule',
  'Scooter, 20 km',
  'Train, gare à 10 minutes',
  'Code en cours',
] as const;

export const resources = [
  'Sans ressources',
  'Allocation PACEA',
  'Allocation CEJ',
  'Intérim ponctuel',
  'Temps partiel',
  'Aide des parents',
] as const;

export const housings = [
  'Chez ses parents',
  'En foyer de jeunes travailleurs',
  'Colocation',
  'Hébergé par un proche',
  'Locataire',
  'Hébergement d’urgence',
] as const;

export type ContactKind = 'meeting' | 'call' | 'text' | 'email' | 'workshop' | 'visit' | 'no_answer';

/** A note per way of meeting; {trade} and {place} are filled from the project. */
export const noteTexts: Record<ContactKind, readonly [string, ...string[]]> = {
  meeting: [
    'Premier bilan : souhaite travailler dans {trade}. Pas encore de stage dans le domaine ; en chercher un de deux semaines.',
    'Retour de stage dans {place} : à l’aise avec l’équipe, horaires tenus. Souhaite un contrat avant la fin du semestre.',
    'Point sur le budget : le forfait de transport n’est plus payé depuis deux mois. Dossier d’aide préparé ensemble.',
    'Hésite entre {trade} et une remise à niveau. Lui montrer deux sessions courtes avant de décider.',
    'CV repris ensemble, lettre commencée. À terminer à la maison ou au centre social avant vendredi.',
    'Lecture d’un plan simple : quelques erreurs, mais comprend vite. Le test d’entrée ne devrait pas poser de problème.',
  ],
  call: [
    'Motivation intacte pour {trade}. Appréhende le test d’entrée : lui envoyer un exemple avant jeudi. Trajet faisable en bus, départ 13 h 05.',
    'A bien reçu la proposition, en parle à sa famille ce soir. Rappeler demain après 17 h.',
    'Confirme sa présence à l’information collective. N’a pas de quoi imprimer son CV : l’imprimer ici.',
    'Contrat d’intérim prolongé d’une semaine dans {place}. La formation reste sa priorité.',
  ],
  text: [
    'Rappel du rendez-vous envoyé, réponse : « ok je serai là ».',
    'Prévient d’un retard de train. Rendez-vous décalé à 14 h 30.',
  ],
  email: [
    'Envoi de la fiche de la formation et du plan d’accès. La convention de stage reste à signer.',
    'A transmis son attestation de sécurité sociale, pièce complète.',
  ],
  workshop: [
    'Atelier « entretien » : bonne présentation, parle de {trade} avec des exemples. À revoir : la question des absences.',
    'Atelier numérique : a créé son espace et déposé son CV sans aide.',
  ],
  visit: [
    'Visite dans {place} avec le tuteur : ponctualité, gestes sûrs. Une période d’immersion est possible le mois prochain.',
  ],
  no_answer: ['Deux appels sans réponse, message laissé. Réessayer en fin de journée.'],
};
