import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../import/limits.ts';
import { mapOffer } from '../import/map-training.ts';
import { readOffers } from '../import/read-offers.ts';
import { xmlFolder } from '../testing/write-xml.ts';
import { writeLheo } from './write-lheo.ts';

const run = promisify(execFile);
const schema = fileURLToPath(new URL('../../../../shared/data/lheo/schema/lheo-2.3.xsd', import.meta.url));
const xmllint = await run('xmllint', ['--version']).then(
  () => true,
  () => false,
);
const today = new Date('2027-03-15T10:00:00Z');

let xml: Awaited<ReturnType<typeof xmlFolder>>;
let path: string;

beforeAll(async () => {
  xml = await xmlFolder();
  path = await xml.write('demo.xml', '');
});
afterAll(() => xml.remove());

describe('the invented offer', () => {
  it('is written twice the same, and read without a rejection', async () => {
    const written = await writeLheo(path, { sessions: 520, today });
    const first = await readFile(path, 'utf8');
    await writeLheo(path, { sessions: 520, today });
    expect(await readFile(path, 'utf8')).toBe(first);

    let trainings = 0;
    let sessions = 0;
    for await (const offers of readOffers(path, 'demo.xml', DEFAULT_LIMITS, {})) {
      for (const offer of offers) {
        const mapped = mapOffer(offer);
        expect(mapped.rejections).toEqual([]);
        trainings += 1;
        sessions += mapped.sessionsRead;
      }
    }
    expect({ trainings, sessions }).toEqual(written);
    expect(sessions).toBeGreaterThanOrEqual(520);
  });

  it('writes only to addresses of exemple.fr', async () => {
    const emails = (await readFile(path, 'utf8')).match(/<courriel>[^<]*/g) ?? [];
    expect(emails.length).toBeGreaterThan(100);
    expect(emails.filter((each) => !each.endsWith('.exemple.fr'))).toEqual([]);
  });

  it.skipIf(!xmllint || !existsSync(schema))(
    'is valid against the schema of LHEO 2.3 (needs xmllint and the schema beside the checkout)',
    async () => {
      await expect(run('xmllint', ['--noout', '--schema', schema, path])).resolves.toBeDefined();
    },
  );
});
