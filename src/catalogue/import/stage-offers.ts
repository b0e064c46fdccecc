import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Mapped, Rejection, Session, Training } from './offer.ts';

/**
 * Temporary tables that hold what was read until every file is known to be good. They vanish with the
 * transaction, whatever its end; no lock is held on the catalogue meanwhile.
 */
export async function createStage(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE TEMPORARY TABLE stage_training (
      source text NOT NULL, number text NOT NULL, hash bytea NOT NULL, data jsonb NOT NULL,
      file text NOT NULL, line integer NOT NULL, training_id bigint, fresh boolean NOT NULL DEFAULT false,
      PRIMARY KEY (source, number)
    ) ON COMMIT DROP;
    CREATE TEMPORARY TABLE stage_session (
      source text NOT NULL, number text NOT NULL, action_key text NOT NULL, key text NOT NULL,
      hash bytea NOT NULL, data jsonb NOT NULL, action_id bigint
    ) ON COMMIT DROP;
    CREATE TEMPORARY TABLE stage_keep (
      source text NOT NULL, number text NOT NULL, action_key text, session_key text
    ) ON COMMIT DROP;`);
}

export interface Batch {
  source: string;
  file: string;
  mapped: Mapped[];
}

/**
 * Stages one batch.
 * @returns what the database alone can see: trainings whose number was already there, as refusals
 */
export async function stageBatch(client: pg.ClientBase, batch: Batch): Promise<Rejection[]> {
  const trainings = batch.mapped.flatMap(({ training, line }) =>
    training === null ? [] : [{ training, line }],
  );
  const rows = trainings.map(({ training, line }, at) => ({
    at,
    number: training.number,
    line,
    hash: hashOf({ ...training, actions: training.actions.map((each) => ({ ...each, sessions: null })) }),
    data: withoutSessions(training),
  }));
  const staged = await client.query<{
    at: number;
    staged: boolean;
    line: number | null;
    file: string | null;
  }>(
    `WITH incoming AS (
       SELECT DISTINCT ON (number) at, number, line, decode(hash, 'base64') AS hash, data
       FROM jsonb_to_recordset($3::jsonb) AS r(at integer, number text, line integer, hash text, data jsonb)
       ORDER BY number, at
     ), put AS (
       INSERT INTO stage_training (source, number, hash, data, file, line)
       SELECT $1, number, hash, data, $2, line FROM incoming
       ON CONFLICT DO NOTHING RETURNING number
     )
     SELECT i.at, true AS staged FROM put JOIN incoming i USING (number)`,
    [batch.source, batch.file, JSON.stringify(rows)],
  );
  const taken = new Set(staged.rows.map((row) => row.at));
  const sessions = trainings.flatMap(({ training }, at) => (taken.has(at) ? sessionRows(training) : []));
  const keep = batch.mapped.flatMap((each) => each.rejections.flatMap((rejection) => rejection.keep ?? []));
  await client.query(
    `WITH put AS (
       INSERT INTO stage_session (source, number, action_key, key, hash, data)
       SELECT $1, number, action, key, decode(hash, 'base64'), data
       FROM jsonb_to_recordset($2::jsonb) AS r(number text, action text, key text, hash text, data jsonb)
     )
     INSERT INTO stage_keep (source, number, action_key, session_key)
     SELECT $1, training, "actionKey", "sessionKey"
     FROM jsonb_to_recordset($3::jsonb) AS r(training text, "actionKey" text, "sessionKey" text)`,
    [batch.source, JSON.stringify(sessions), JSON.stringify(keep)],
  );
  return trainings.flatMap(({ training, line }, at): Rejection[] => {
    if (taken.has(at)) return [];
    const count = training.actions.reduce((sum, each) => sum + each.sessions.length, 0);
    return [
      {
        kind: 'training',
        line,
        offer: training.number,
        code: 'duplicateTraining',
        params: {},
        sessions: count,
        keep: null,
      },
    ];
  });
}

/** What a training's row keeps: all but the sessions, which have rows of their own. */
function withoutSessions(training: Training) {
  return {
    ...training,
    codes: [
      ...training.rome.map((code) => `rome=${code.toLowerCase()}`),
      ...training.formacode.map((code) => `fc=${code}`),
      ...training.nsf.map((code) => `nsf=${code.toLowerCase()}`),
      ...training.rncp.map((code) => `rncp=${code}`),
      ...training.rs.map((code) => `rs=${code}`),
    ],
    actions: training.actions.map(({ sessions: _sessions, ...action }) => action),
  };
}

function sessionRows(training: Training) {
  return training.actions.flatMap((action) =>
    action.sessions.map(({ line: _line, ...session }) => ({
      number: training.number,
      action: action.key,
      key: session.key,
      // A file that moved its lines tells the same session.
      hash: hashOf(session),
      data: session satisfies Omit<Session, 'line'>,
    })),
  );
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64');
}
