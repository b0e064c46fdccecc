import type { Doors } from './door.ts';

/** Incidents: the file of one, its exposure, its documents. */
export const INCIDENTS: Doors = {
  'GET /incidents': { operations: ['incident.list'] },
  'GET /incidents/nouveau': { operations: ['incident.list'] },
  'POST /incidents/nouveau': { operations: ['incident.open', 'incident.list'] },
  'GET /incidents/:id': { operations: ['incident.view', 'incident.measure'] },
  'GET /incidents/:id/mesure': { operations: ['incident.view', 'incident.list', 'incident.measure'] },
  'POST /incidents/:id/mesure': { operations: ['incident.change'] },
  'POST /incidents/:id/figer': { operations: ['incident.fix'] },
  'GET /incidents/:id/personnes': { operations: ['incident.view', 'incident.measure'] },
  'GET /incidents/:id/personnes/:personne': { operations: ['incident.view', 'incident.measure'] },
  'POST /incidents/:id/personnes/:personne/identite': { operations: ['incident.identity'] },
  'POST /incidents/:id/personnes/:personne/identite/afficher': {
    operations: ['incident.lift', 'incident.name', 'incident.view', 'incident.measure'],
  },
  'POST /incidents/:id/chronologie': { operations: ['incident.write'] },
  'GET /incidents/:id/documents/:kind': { operations: ['incident.view'] },
  'POST /incidents/:id/documents/:kind': { operations: ['incident.document'] },
  'POST /incidents/:id/documents/:kind/fichier': { operations: ['incident.export'] },
  'POST /incidents/:id/pieces': { operations: ['incident.attach', 'incident.view'] },
  'POST /incidents/:id/pieces/:piece/fichier': { operations: ['incident.attachment'] },
  'POST /incidents/:id/pieces/:piece/retirer': { operations: ['incident.attach'] },
  'POST /incidents/:id/clore': { operations: ['incident.close'] },
  'POST /incidents/:id/rouvrir': { operations: ['incident.close'] },
};
