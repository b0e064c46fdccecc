/**
 * Every door of the web server: the operations of the gate that it performs, or `open` with the
 * reason why it asks nobody. A test compares this register with the mounted routes: a route that is
 * not here does not pass, and neither does a line here without its route.
 */
import type { OperationName } from '../gate/index.ts';

export type Door = { operations: readonly [OperationName, ...OperationName[]] } | { open: string };

type DoorName = `${'GET' | 'POST'} /${string}`;

export const DOORS: Readonly<Record<DoorName, Door>> = {
  'GET /healthz': { open: 'Says whether the process and its database answer; nothing else.' },
  'GET /assets/:file': { open: 'Style and scripts, the same for everybody.' },
  'POST /langue': { open: 'Keeps the language of the screens in a cookie.' },
  'GET /aide': { open: 'Public text.' },
  'GET /accessibilite': { open: 'Public text.' },
  'GET /donnees-personnelles': { open: 'Public text.' },
  'GET /verifier': { open: 'Public text and a form.' },
  'POST /verifier': { open: 'Tells whether a notice is ours; names nobody.' },
};
