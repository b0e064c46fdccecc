/** Where the invented offer takes place. None of these communes exists; no postal code of theirs is in use. */
export interface Town {
  name: string;
  postalCode: string;
  department: string;
  region: string;
  latitude: number;
  longitude: number;
}

const town = (name: string, postalCode: string, latitude: number, longitude: number): Town => ({
  name,
  postalCode,
  latitude,
  longitude,
  department: '48',
  region: '76',
});

/** The Val d’Aubrelle and its surroundings, within 70 km. The first ones are where young people live. */
export const TOWNS: readonly Town[] = [
  town('Port-Vautrin', '48990', 44.56, 3.5),
  town('Saint-Ouvrard', '48991', 44.7, 3.39),
  town('Aubrelle-le-Pont', '48992', 44.61, 3.62),
  town('La Roselière', '48993', 44.5, 3.57),
  town('Montcaval', '48994', 44.47, 3.31),
  town('Les Essarts-Vautrin', '48995', 44.59, 3.42),
  town('Aubrelle-sur-Loue', '48996', 44.42, 3.74),
  town('Villeneuve-les-Biefs', '48997', 44.83, 3.71),
  town('Châtillon-l’Écluse', '48998', 44.35, 3.22),
  town('Rochebrune-en-Aubrelle', '48999', 44.91, 3.12),
];

/** Towns spread over mainland France, for the large file of the benchmark. */
export function spreadTowns(count: number, pick: (n: number) => number): Town[] {
  const starts = ['Saint-', 'Villeneuve-', 'Château-', 'Pont-', 'Bourg-', 'Mont-', 'Val-', 'Roche-'];
  const middles = [
    'Ouvrard',
    'Aubrelle',
    'Vautrin',
    'Cazeneuve',
    'Landrieux',
    'Morvilliers',
    'Estreux',
    'Fontcave',
  ];
  const ends = [
    '',
    '-sur-Loue',
    '-les-Biefs',
    '-en-Plaine',
    '-la-Forêt',
    '-le-Vieux',
    '-sous-Bois',
    '-l’Écluse',
  ];
  return Array.from({ length: count }, (_, at) => {
    const department = String(1 + (at % 19)).padStart(2, '0');
    const name = [starts[at % 8], middles[Math.floor(at / 8) % 8], ends[Math.floor(at / 64) % 8]].join('');
    return {
      name,
      department,
      region: '84',
      postalCode: `${department}${String(900 + (at % 100)).padStart(3, '0')}`,
      latitude: 43.2 + pick(7000) / 1000,
      longitude: -1 + pick(8000) / 1000,
    };
  });
}

export const PROVIDERS: readonly string[] = [
  'Ateliers de la Roselière',
  'Institut des Berges',
  'CFA du Grand Bief',
  'Centre de formation des Trois Écluses',
  'Maison des métiers de l’Aubrelle',
  'Compagnie des apprentis du Halage',
  'Lycée professionnel Marguerite-Duranton',
  'Formation et chantiers du Val',
  'École du geste',
  'Campus de la Minoterie',
  'Greta des Sources',
  'Association Passerelle Compétences',
  'Centre Barnabé-Castel',
  'Institut du soin de Montcaval',
  'CFA agricole des Essarts',
  'École numérique des Bateliers',
  'Centre routier de Saint-Ouvrard',
  'Fabrique des métiers',
  'Pôle habitat de Villeneuve',
  'Ligue des animateurs de l’Aubrelle',
];

export const STREETS: readonly string[] = [
  'rue des Écluses',
  'quai des Bateliers',
  'avenue de la Gare',
  'rue du Halage',
  'zone d’activités du Grand Bief',
  'place du Marché-Couvert',
  'boulevard des Forges',
  'chemin de la Minoterie',
  'rue Marguerite-Duranton',
];
