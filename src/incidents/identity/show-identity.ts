import { callRows } from '../../db/index.ts';
import { parseRef } from '../../vault/index.ts';
import type { IncidentDeps } from '../deps.ts';

/** What is shown once; `invented`: of an exercise, nobody was opened. */
export interface Identity {
  givenName: string;
  familyName: string;
  /** ISO date; null: the vault has none. */
  birthDate: string | null;
  birthYear: number | null;
  invented: boolean;
}

type Shown = { ok: true; identity: Identity } | { ok: false; code: string };

/** Asks for one identity; somebody else grants it. Returns the refusal or null. */
export async function requestIdentity(
  { db }: Pick<IncidentDeps, 'db'>,
  token: Buffer,
  incident: string,
  person: string,
  why: string,
): Promise<string | null> {
  const [row] = await callRows<{ code: string | null }>(db.app, 'incident.request_identity', [
    token,
    incident,
    person,
    why,
  ]);
  if (row === undefined) throw new Error('incident.request_identity returned no row');
  return row.code;
}

const INVENTED: Identity = {
  givenName: 'Camille',
  familyName: 'Exemple',
  birthDate: '2008-01-01',
  birthYear: 2008,
  invented: true,
};

/**
 * Shows an identity that was granted: taken up (which spends the touch), then revealed through the vault as any other
 * value, with its own entry and its line in the person's journal.
 */
export async function showIdentity(
  { db, vault }: Pick<IncidentDeps, 'db' | 'vault'>,
  token: Buffer,
  incident: string,
  person: string,
): Promise<Shown> {
  const [row] = await callRows<{ code: string | null; structure: string | null; person: string | null }>(
    db.app,
    'incident.open_identity',
    [token, incident, person],
  );
  if (row === undefined) throw new Error('incident.open_identity returned no row');
  if (row.code !== null) return { ok: false, code: row.code };
  const ref = parseRef(`${row.structure}-${row.person}`);
  if (ref === null) return { ok: true, identity: INVENTED };
  const revealed = await vault.reveal({
    token,
    operation: 'incident.name',
    purpose: null,
    target: { subject: ref },
    fields: ['summary', 'birthDate'],
  });
  if (!revealed.ok) return { ok: false, code: revealed.code };
  const { summary, birthDate } = revealed.people[0]?.values ?? {};
  if (summary === undefined) return { ok: false, code: 'not_found' };
  return {
    ok: true,
    identity: {
      givenName: summary.givenName,
      familyName: summary.familyName,
      birthDate: birthDate ?? null,
      birthYear: summary.birthYear ?? null,
      invented: false,
    },
  };
}
