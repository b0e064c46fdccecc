import { createRequire } from 'node:module';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';

/** The schema of the job queue; its tables are pg-boss's own. */
export const jobsSchema = 'pgboss';

export function jobsSchemaVersion(): string {
  const { version } = createRequire(import.meta.url)('pg-boss/package.json') as { version: string };
  return version;
}

/**
 * Lets pg-boss create or upgrade its schema as the owner, and lets the application's role use it: that role may
 * write jobs, never change the schema.
 */
export async function prepareJobsSchema(client: pg.Client, owner: pg.ClientConfig | null): Promise<void> {
  if (owner === null) return;
  const boss = new PgBoss({
    host: owner.host,
    port: owner.port,
    database: owner.database,
    user: owner.user,
    password: typeof owner.password === 'string' ? owner.password : undefined,
    ssl: owner.ssl,
    schema: jobsSchema,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false, close: true });
  await client.query(`
    GRANT USAGE ON SCHEMA ${jobsSchema} TO ecluse_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobsSchema} TO ecluse_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobsSchema} TO ecluse_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobsSchema} TO ecluse_app;`);
}
