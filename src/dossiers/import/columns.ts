/** Header names of the import file → fields of the forms. Folded: case, accents, spaces and hyphens do not count. */
export const importColumns = {
  nom: 'familyName',
  prenom: 'givenName',
  date_naissance: 'birthDate',
  telephone: 'phone',
  courriel: 'email',
  adresse: 'addressLines',
  code_postal: 'postcode',
  ville: 'city',
  nir: 'nir',
  identifiant_france_travail: 'franceTravailId',
  projet: 'project',
  niveau: 'level',
  mobilite: 'mobility',
  ressources: 'resources',
  logement: 'housing',
  disponible_le: 'availableFrom',
  dispositif: 'programme',
  note: 'note',
} as const;

export type ImportColumn = keyof typeof importColumns;
export type ImportField = (typeof importColumns)[ImportColumn];

export const compulsoryColumns = ['nom', 'prenom', 'date_naissance'] as const satisfies ImportColumn[];

/** Other names in use for the same thing. */
const aliases: Readonly<Record<string, ImportColumn>> = {
  nom_de_famille: 'nom',
  date_de_naissance: 'date_naissance',
  tel: 'telephone',
  email: 'courriel',
  e_mail: 'courriel',
  mail: 'courriel',
  commune: 'ville',
  numero_de_securite_sociale: 'nir',
  identifiant_ft: 'identifiant_france_travail',
};

/** « Date de naissance » → `date_naissance`; null for a column that is not known. */
export function columnOf(header: string): ImportColumn | null {
  const folded = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (folded in importColumns) return folded as ImportColumn;
  return aliases[folded] ?? null;
}

export const columnOfField = (field: string): ImportColumn | null =>
  (Object.keys(importColumns) as ImportColumn[]).find((column) => importColumns[column] === field) ?? null;
