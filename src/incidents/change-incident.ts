import { callRows, callValue, type Queryable } from '../db/index.ts';
import type { IncidentDeps } from './deps.ts';

/** What an incident is about. */
export interface Choice {
  title: string;
  knownAt: Date;
  from: Date;
  to: Date;
  accounts: readonly string[];
}

/** Opens an incident; from an alert, or from nothing. Returns the refusal, or its number. */
export async function openIncident(
  db: Queryable,
  token: Buffer,
  choice: Choice & { exercise: boolean; alert: string | null },
): Promise<{ code: string | null; opened: string | null }> {
  const { title, knownAt, from, to, accounts, exercise, alert } = choice;
  const [row] = await callRows<{ code: string | null; opened: string | null }>(db, 'incident.open', [
    token,
    title,
    knownAt,
    from,
    to,
    accounts,
    exercise,
    alert,
  ]);
  if (row === undefined) throw new Error('incident.open returned no row');
  return row;
}

/** Changes what it is about. Returns the refusal or null. */
export function changeIncident(
  db: Queryable,
  token: Buffer,
  incident: string,
  { title, knownAt, from, to, accounts }: Choice,
): Promise<string | null> {
  return callValue(db, 'incident.change', [token, incident, title, knownAt, from, to, accounts]);
}

/**
 * Fixes the list of people exposed. Returns the refusal, or how many they are. For 1.6 million people it takes longer
 * than the serving roles' 20 seconds: this one statement has five minutes.
 */
export async function fixList(
  db: IncidentDeps['db']['app'],
  token: Buffer,
  incident: string,
): Promise<{ code: string | null; people: number }> {
  const client = await db.connect();
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '5min'`);
    const [row] = await callRows<{ code: string | null; people: number }>(client, 'incident.fix', [
      token,
      incident,
    ]);
    await client.query('COMMIT');
    if (row === undefined) throw new Error('incident.fix returned no row');
    client.release();
    return row;
  } catch (error) {
    // Its transaction may still be open: the connection goes with it.
    client.release(true);
    throw error;
  }
}

export interface NewItem {
  kind: string;
  at: Date | null;
  text: string;
  why: string | null;
  /** Of the log, for a piece of evidence. */
  entry: string | null;
}

/** Adds a line to the timeline. Returns the refusal or null. */
export function addItem(
  db: Queryable,
  token: Buffer,
  incident: string,
  { kind, at, text, why, entry }: NewItem,
): Promise<string | null> {
  return callValue(db, 'incident.add_item', [token, incident, kind, at, text, why, entry]);
}

/** Closes it; with a reason when something is missing. Returns the refusal or null. */
export function closeIncident(
  db: Queryable,
  token: Buffer,
  incident: string,
  why: string,
): Promise<string | null> {
  return callValue(db, 'incident.close', [token, incident, why]);
}

/** Opens it again, with a reason. Returns the refusal or null. */
export function reopenIncident(
  db: Queryable,
  token: Buffer,
  incident: string,
  why: string,
): Promise<string | null> {
  return callValue(db, 'incident.reopen', [token, incident, why]);
}
