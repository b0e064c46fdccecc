import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

const policy = fileURLToPath(new URL('./control/as-in-2025.sql', import.meta.url));

/**
 * Marks a database as a replay's, for good: no other command opens it from then on. Only while nobody is in it, so
 * that no instance can be turned into one.
 * @throws when there is an account or a person already.
 */
export async function markAsReplay(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query(
    `INSERT INTO public.migration (name, sha256) SELECT '(replay)', ''
     WHERE NOT EXISTS (SELECT FROM identity.account) AND NOT EXISTS (SELECT FROM vault.beneficiary)`,
  );
  if (rowCount !== 1) throw new Error('only an empty database can be made a replay’s');
}

/** Loads the policy `as-in-2025`. @throws unless the database was marked as a replay's while it was empty. */
export async function loadControlPolicy(owner: pg.Client): Promise<void> {
  const sql = await readFile(policy, 'utf8');
  await owner.query('BEGIN');
  try {
    await owner.query(sql);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}
