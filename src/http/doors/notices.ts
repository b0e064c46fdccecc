import type { Doors } from './door.ts';

/** Notices to the people of an incident. */
export const NOTICES: Doors = {
  'GET /incidents/:id/avis': { operations: ['notice.view'] },
  'POST /incidents/:id/avis': { operations: ['notice.write'] },
  'POST /incidents/:id/avis/demande': { operations: ['notice.request'] },
  'POST /incidents/:id/avis/suspendre': { operations: ['notice.steer'] },
  'POST /incidents/:id/avis/reprendre': { operations: ['notice.steer'] },
  'GET /incidents/:id/avis/lettre.pdf': { operations: ['notice.view'] },
  'POST /incidents/:id/avis/lots/:lot': { operations: ['notice.letters'] },
};
