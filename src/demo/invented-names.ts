/** Given names are common ones; family names were made up for the demo, in the sounds of many places. */
export const womenNames = [
  'Léa', 'Manon', 'Camille', 'Chloé', 'Sarah', 'Inès', 'Emma', 'Océane', 'Clara', 'Yasmine', 'Maeva', 'Anaïs',
  'Lina', 'Fatou', 'Aminata', 'Kenza', 'Louise', 'Jade', 'Alicia', 'Romane', 'Éva', 'Mélissa', 'Justine', 'Assia',
  'Nour', 'Imane', 'Lou-Ann', 'Margaux', 'Noémie', 'Thi-Mai', 'Mariam', 'Elif', 'Sofia', 'Beatriz', 'Oksana', 'Awa',
  'Célia', 'Élise', 'Zoé', 'Salomé', 'Aïcha', 'Lilou', 'Agathe', 'Naomi', 'Rokhaya', 'Ambre', 'Tiphaine', 'Shérine',
  'Marie-Ange', 'Dounia',
] as const; // biome-ignore format: a list reads better in rows

export const menNames = [
  'Lucas', 'Théo', 'Hugo', 'Enzo', 'Nathan', 'Idriss', 'Noé', 'Bilal', 'Kelyan', 'Mathis', 'Yanis', 'Dylan', 'Maxime',
  'Mehdi', 'Rayan', 'Kévin', 'Antoine', 'Ibrahima', 'Mamadou', 'Sofiane', 'Quentin', 'Alexis', 'Clément', 'Jordan',
  'Axel', 'Tom', 'Raphaël', 'Yassine', 'Ousmane', 'Kylian', 'Loïc', 'Bastien', 'Gabriel', 'Adam', 'Ilyès', 'Thibault',
  'Emre', 'João', 'Minh', 'Oleksandr', 'Samuel', 'Amadou', 'Robin', 'Ethan', 'Noah', 'Wassim', 'Dorian', 'Jean-Loup',
  'Titouan', 'Malik',
] as const; // biome-ignore format: a list reads better in rows

export const familyNames = [ 'Aubrecelle', 'Bassignac', 'Belhadour', 'Benkhaddra', 'Berthaumont', 'Bonnefarge', 'Bourdelière',
  'Camarzac', 'Carvalheiro', 'Chantegrive', 'Charvolin', 'Cissokane', 'Clairvaudin', 'Coatmellec', 'Corbinaud',
  'Courtanvaux', 'Da Cortinha', 'Dembalou', 'Desgranvaux', 'Diakarou', 'Diomansy', 'Dravigny', 'Dubreucq-Laval',
  'Échassoux', 'El Mazghi', 'Esquirolle', 'Fauvergne', 'Fodémba', 'Fontanieux', 'Fouquemont', 'Gaillardet', 'Ghezzaoui',
  'Grandsaigne', 'Guivarec', 'Haddouchi', 'Hautclair', 'Hervigny', 'Houdremont', 'Jaubertie', 'Joncheray', 'Kabasselé',
  'Karadenli', 'Kerlouan', 'Kowalczuk-Roy', 'Kouyambé', 'Lacaussade', 'Lanfrey', 'Larmandie', 'Lavergnolle', 'Le Guenec',
  'Levasnier', 'Loubatière', 'Maillefer', 'Mansoubi', 'Marcillane', 'Mazerolles', 'Mbokélé', 'Meyrignac', 'Mirambeau',
  'Montgaillon', 'Moulhérat', 'N’Dombassi', 'Nantillac', 'Ngoc-Vallier', 'Nolivaud', 'Ouarzaki', 'Oudinelle', 'Pelvoisin',
  'Péronneau', 'Phanvilay', 'Pierrefont', 'Plassard', 'Pontcharrel', 'Quinsonas', 'Rabemanjara', 'Rochebrune', 'Roucayrol',
  'Sabourdin', 'Saint-Clair', 'Sallenave', 'Sidikaré', 'Souvignet', 'Tahrani', 'Tassilly', 'Thévenoux', 'Toulmonde',
  'Traorélys', 'Vandermeulen', 'Vaucourtois', 'Verchère', 'Villandraut', 'Yıldırak', 'Zerhouani', 'Zobrista',
] as const; // biome-ignore format: a list reads better in rows

/**
 * The people of the pictures: the first of Maëlle’s caseload, so that the guide and the demo tell one story.
 * `project` counts in the list of projects; `contact` is how many days ago they were last in touch.
 */
export const knownPeople = [
  { given: 'Idriss', family: 'Valcombe', sex: 1, age: 20, programme: 'PACEA', project: 0, contact: 1 },
  { given: 'Assia', family: 'Montreval', sex: 2, age: 18, programme: null, project: 1, contact: 2 },
  { given: 'Noé', family: 'Castagnède', sex: 1, age: 22, programme: null, project: 2, contact: 3 },
  { given: 'Yasmine', family: 'Orvault', sex: 2, age: 19, programme: 'CEJ', project: 4, contact: 4 },
  { given: 'Théo', family: 'Brécourt', sex: 1, age: 24, programme: null, project: 8, contact: 5 },
  { given: 'Lou-Ann', family: 'Ferrandy', sex: 2, age: 17, programme: 'PACEA', project: 14, contact: 6 },
  { given: 'Manon', family: 'Estrade', sex: 2, age: 20, programme: null, project: 3, contact: 7 },
  { given: 'Kelyan', family: 'Vauquois', sex: 1, age: 23, programme: 'CEJ', project: 9, contact: 8 },
  { given: 'Sarah', family: 'Lindemare', sex: 2, age: 21, programme: null, project: 12, contact: 10 },
  { given: 'Bilal', family: 'Quernec', sex: 1, age: 21, programme: null, project: 15, contact: 34 },
] as const;

/** Communes of the Val d’Aubrelle: none exists; their postcodes lie where La Poste has none. */
export const communes = [
  { city: 'Port-Vautrin', postcode: '48990' },
  { city: 'Saint-Ouvrard', postcode: '48991' },
  { city: 'Aubrelle-le-Pont', postcode: '48992' },
  { city: 'La Roselière', postcode: '48993' },
  { city: 'Montcaval', postcode: '48994' },
  { city: 'Les Essarts-Vautrin', postcode: '48995' },
] as const;

export const streets = [
  'rue des Écluses',
  'quai des Bateliers',
  'rue du Halage',
  'avenue de la Gare',
  'impasse des Lavandières',
  'rue des Trois-Biefs',
  'place du Marché-Couvert',
  'allée des Peupliers',
  'chemin de la Minoterie',
  'rue Marguerite-Duranton',
  'boulevard des Forges',
  'rue de l’Ancien-Port',
] as const;
