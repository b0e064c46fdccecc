/**
 * The words among which the CNIL's notification of a breach and its register choose. They are the authority's, hence
 * French in every language. `values.test.ts` compares them with the published list where it is at hand.
 */
export const NATURES = [
  'Perte de la confidentialité',
  'Perte de l’intégrité',
  'Perte de la disponibilité',
] as const;

export const ORIGINS = [
  'Équipement perdu ou volé',
  'Papier perdu, volé ou laissé accessible dans un endroit non sécurisé',
  'Courrier perdu ou ouvert avant d’être retourné à l’envoyeur',
  'Piratage, logiciel malveillant, hameçonnage',
  'Mise au rebut de documents papier sans destruction physique',
  'Mise au rebut d’appareils numériques sans effacement sécurisé',
  'Publication non volontaire d’informations',
  'Données de la mauvaise personne affichées sur le portail du client',
  'Données personnelles envoyées à un mauvais destinataire',
  'Informations personnelles divulguées de façon verbale',
] as const;

export const CAUSES = [
  'Acte interne malveillant',
  'Acte interne accidentel',
  'Acte externe malveillant',
  'Acte externe accidentel',
  'Inconnu',
] as const;

export const DATA = [
  'État civil (nom, sexe, date de naissance, âge...)',
  'NIR (numéro de sécurité sociale)',
  'Coordonnées (adresse postale ou électronique, numéros de téléphone)',
  'Données d’identification ou d’accès (identifiant, mot de passe, numéro client...)',
  'Informations financières (revenus, carte de crédit, coordonnées bancaires), économiques',
  'Documents officiels (passeports, pièces d’identité, etc.)',
  'Données de localisation',
  'Infractions, condamnations, mesures de sûreté',
  'Données concernées pas connues pour le moment',
  'Origine raciale ou ethnique',
  'Opinions politiques',
  'Opinions philosophiques ou religieuses',
  'Appartenance syndicale',
  'Orientation sexuelle',
  'Données de santé',
  'Données biométriques',
  'Données génétiques',
  'Autres données',
] as const;

export const PEOPLE = [
  'Employés',
  'Utilisateurs',
  'Adhérents',
  'Étudiants / élèves',
  'Personnel militaire',
  'Clients (actuels ou potentiels)',
  'Patients',
  'Mineurs',
  'Personnes vulnérables',
  'Pas déterminé pour le moment',
  'Autres',
] as const;

export const IMPACTS = [
  'Perte de contrôle sur leurs données personnelles',
  'Limitation de leurs droits',
  'Discrimination',
  'Vol d’identité',
  'Fraude',
  'Levée non autorisée de pseudonymisation',
  'Pertes financières',
  'Atteinte à la réputation',
  'Perte de la confidentialité de données protégées par un secret professionnel',
  'Autre',
] as const;

export const SEVERITIES = ['Négligeable', 'Limité', 'Important', 'Maximal'] as const;

export const COMMUNICATIONS = [
  'Oui, les personnes ont été informées',
  'Non, mais elles le seront',
  'Non, elles ne le seront pas',
] as const;

export const NOTIFICATIONS = [
  'Aucune notification à envoyer',
  'Traitement transfrontalier',
  'Notifiée à la CNIL',
  'Notifiée à une autre autorité',
] as const;
