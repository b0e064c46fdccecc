import type { Doors } from './door.ts';

/** Public pages, the same for everybody. */
export const OPEN: Doors = {
  'GET /healthz': { open: 'Says whether the process and its database answer; nothing else.' },
  'GET /assets/:file': { open: 'Style and scripts, the same for everybody.' },
  'POST /langue': { open: 'Keeps the language of the screens in a cookie.' },
  'GET /aide': { open: 'Public text.' },
  'GET /accessibilite': { open: 'Public text.' },
  'GET /donnees-personnelles': { open: 'Public text.' },
  'GET /verifier': { open: 'Public text and a form.' },
  'GET /verifier/signaler': { open: 'Public text and a form.' },
  'POST /verifier/signaler': { open: 'Counts a false notice by day and channel; keeps nothing else.' },
  'POST /verifier': { open: 'Tells whether a notice is ours; names nobody.' },
};
