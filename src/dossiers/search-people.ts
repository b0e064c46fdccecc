import type { Refused, Revealed } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';

export const searchLimit = 20;

/**
 * People of mine with this name: exact first, then the same beginnings. Somebody of this name whom another
 * counsellor follows gives the same answer as nobody, and a refusal in the log.
 * Takes the name as typed, checked; returns the hits, each charged to `listed`.
 */
export function searchPeople(
  { vault }: DossierDeps,
  a: { token: Buffer; structureId: string; query: string },
): Promise<Revealed | Refused> {
  return vault.reveal({
    token: a.token,
    operation: 'dossier.search',
    purpose: null,
    target: { search: { structureId: a.structureId, query: a.query, limit: searchLimit } },
    fields: ['summary', 'situation'],
  });
}
