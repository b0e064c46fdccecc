/**
 * What each module may import of the others: the whole list. A line more is a decision, made in a review.
 * The database's grants hold the same line when code is wrong.
 */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  // The kernel's face: downwards only.
  ledger: ['gate'],
  gate: ['ledger'],
  vault: ['gate', 'ledger'],
  // Capabilities.
  identity: ['ledger', 'gate'],
  dossiers: ['gate', 'vault', 'identity', 'ledger'],
  catalogue: ['gate', 'identity'],
  referrals: ['dossiers', 'catalogue', 'day', 'gate', 'vault', 'identity', 'mail', 'jobs'],
  accounts: ['gate', 'identity', 'mail', 'jobs'],
  supervision: ['accounts', 'gate', 'jobs'],
  watch: ['accounts', 'dossiers', 'gate', 'jobs', 'vault'],
  day: ['dossiers', 'gate', 'vault', 'ledger', 'identity'],
  incidents: ['accounts', 'gate', 'jobs', 'print', 'vault'],
  notices: ['accounts', 'gate', 'identity', 'jobs', 'mail', 'print', 'vault'],
  mail: [],
  print: [],
  jobs: [],
  // What joins them.
  demo: ['identity', 'dossiers', 'catalogue', 'referrals', 'gate', 'vault', 'watch'],
  http: [
    'accounts',
    'supervision',
    'incidents',
    'notices',
    'watch',
    'identity',
    'dossiers',
    'catalogue',
    'referrals',
    'day',
    'gate',
    'ledger',
    'vault',
    'mail',
  ],
  replay: ['accounts', 'gate', 'http', 'identity', 'jobs', 'mail', 'vault', 'watch'],
  cli: ['gate', 'vault', 'identity', 'dossiers', 'catalogue', 'demo', 'notices', 'replay', 'watch'],
  // Open to all, and importing nothing above.
  ui: ['gate'],
  db: [],
};

/** Whoever may import them: everybody. */
export const openToAll: readonly string[] = [
  'ui',
  'db',
  'errors.ts',
  'config.ts',
  'settings.ts',
  'client-address.ts',
  'seeded.ts',
];

/** The wiring: it may import any door. */
export const rootFiles: readonly string[] = ['main.ts', 'front.ts', 'cli/start.ts', 'replay/serve.ts'];

/** Doors beside `index.ts`; a name that ends with `/` is a folder of them. */
export const doors: readonly string[] = [
  // Types and texts alone, for modules that draw nothing.
  'ui/env.ts',
  'ui/texts/',
  'ui/typography.ts',
  // Calls without the pools and the server.
  'db/call.ts',
  // The rules of each field, also for what invents people.
  'dossiers/validate/',
  // The shape of what referrals draw on the page of the day, which knows nothing of referrals.
  'day/board.ts',
];
