import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of db/, as it is to be run. */
export interface SqlFile {
  /** Path within db/, with forward slashes: the name under which it is recorded. */
  name: string;
  sql: string;
  sha256: string;
}

export interface Sources {
  roles: SqlFile;
  migrations: SqlFile[];
  /** One SQL function a file: `kernel/<schema>/<function>.sql`. */
  kernel: SqlFile[];
  /** grants.sql, then grants/*.sql in the order of their names. */
  grants: SqlFile[];
}

const dbFolder = fileURLToPath(new URL('../../db/', import.meta.url));

/** Reads every SQL file of db/ that makes the schema. */
export async function readSources(folder: string = dbFolder): Promise<Sources> {
  const read = async (name: string): Promise<SqlFile> => {
    const sql = await readFile(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  };
  const list = async (sub: string): Promise<string[]> => {
    const entries = await readdir(join(folder, sub), { recursive: true });
    const names = entries.filter((name) => name.endsWith('.sql')).map((name) => `${sub}/${name}`);
    return names.sort();
  };
  const readAll = async (sub: string) => Promise.all((await list(sub)).map(read));
  return {
    roles: await read('roles.sql'),
    migrations: await readAll('migrations'),
    kernel: await readAll('kernel'),
    grants: [await read('grants.sql'), ...(await readAll('grants'))],
  };
}
