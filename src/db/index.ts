export { callRows, callValue, type Queryable } from './call.ts';
export type { Connections } from './connection.ts';
export { dumpSchema } from './dump-schema.ts';
export { jobsSchema } from './jobs-schema.ts';
export { isMigrated, type Migrated, migrate } from './migrate.ts';
export { checkWatchRole, type Database, type OpenOptions, openDatabase } from './open-database.ts';
export { type AgentPage, type PageArgs, type PageRead, readPage } from './read-page.ts';
export { readSources } from './sources.ts';
