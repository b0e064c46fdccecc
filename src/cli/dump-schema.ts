import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { dumpSchema, migrate, openDatabase } from '../db/index.ts';
import { operationsRegister } from '../gate/index.ts';

/** `npm run schema`: writes db/schema.sql from a fresh database; with --check, compares instead (exit code 1). */
const committed = fileURLToPath(new URL('../../db/schema.sql', import.meta.url));

const fresh = await dumpFresh();
if (process.argv.includes('--check')) {
  const current = await readFile(committed, 'utf8').catch(() => '');
  const same = current === fresh;
  console.log(same ? 'db/schema.sql is what the sources make.' : firstDifference(current, fresh));
  process.exitCode = same ? 0 : 1;
} else {
  await writeFile(committed, fresh);
}

async function dumpFresh(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ecluse-schema-'));
  const db = await openDatabase(readConfig({ ECLUSE_DATA_DIR: dataDir }), { testingOnlyNoFsync: true });
  try {
    await migrate(db, { operations: operationsRegister() });
    const owner = await db.owner();
    try {
      return await dumpSchema(owner);
    } finally {
      await owner.end();
    }
  } finally {
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function firstDifference(current: string, fresh: string): string {
  const [old, made] = [current.split('\n'), fresh.split('\n')];
  const at = made.findIndex((line, i) => line !== old[i]);
  const line = at === -1 ? made.length : at;
  return `db/schema.sql differs from what the sources make, first at line ${line + 1}:\n- ${old[line] ?? '(end)'}\n+ ${made[line] ?? '(end)'}\nRun: npm run schema`;
}
