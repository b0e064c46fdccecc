import type { Queryable } from '../db/index.ts';

/**
 * What the demo has done already, in `gate.setting`: each step marks itself in the transaction of its work, so that a
 * kill at any moment is repaired by the next start, and a finished demo is never loaded over people’s changes.
 */
export async function isDone(owner: Queryable, step: string): Promise<boolean> {
  const { rows } = await owner.query<{ done: boolean }>(
    `SELECT EXISTS (SELECT FROM gate.setting WHERE name = 'demo_steps' AND value ? $1) AS done`,
    [step],
  );
  return rows[0]?.done === true;
}

export async function markDone(owner: Queryable, step: string): Promise<void> {
  await owner.query(
    `INSERT INTO gate.setting (name, value) VALUES ('demo_steps', jsonb_build_array($1::text))
     ON CONFLICT (name) DO UPDATE SET value = gate.setting.value || excluded.value`,
    [step],
  );
}

/** Runs a step once, its work and its mark in one transaction. */
export async function runStep(owner: Queryable, step: string, work: () => Promise<void>): Promise<void> {
  if (await isDone(owner, step)) return;
  await owner.query('BEGIN');
  try {
    await work();
    await markDone(owner, step);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
