import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scene } from '../../../test/kernel/scene.ts';
import { createOperatorVault, splitRef } from '../../vault/index.ts';
import { randomOf } from '../simulate/random.ts';
import { plantCanaries } from './plant-canaries.ts';

/** An import of 400 people whose fields vary, with canaries; then everything of a row that can be seen. */
let s: Awaited<ReturnType<typeof scene>>;
interface Row {
  canary: boolean;
  [column: string]: number | boolean;
}
let rows: Row[] = [];

beforeAll(async () => {
  s = await scene(0);
  const random = randomOf(11);
  const vault = createOperatorVault(s.owner, s.config.masterKeyFile);
  const planter = plantCanaries(s.owner, s.config.masterKeyFile, { oneIn: 10 });
  await s.owner.query('BEGIN');
  for (let n = 0; n < 400; n += 1) {
    const birthYear = random.whole(2000, 2009);
    const person = {
      structureId: s.structure,
      counsellorId: s.counsellor,
      values: {
        summary: {
          givenName: `Prénom${random.whole(1, 60)}`,
          familyName: `Nom${random.whole(100, 999)}`,
          birthYear,
        },
        ...(random.chance(0.9) ? { phone: `+3363998${1000 + n}` } : {}),
        ...(random.chance(0.7) ? { email: `p${n}@exemple.fr` } : {}),
        ...(random.chance(0.5) ? { birthDate: `${birthYear}-03-1${n % 10}` } : {}),
      },
      meta: { status: 'active' as const },
      notes: random.chance(0.6) ? [{ kind: 'import', text: 'Note reprise.' }] : [],
    };
    await vault.createBeneficiary(person);
    await planter.wrote(person);
  }
  await s.owner.query('COMMIT');
  const found = await s.owner.query<Row>(
    `SELECT EXISTS (SELECT FROM watch.canary AS c WHERE c.beneficiary_id = b.beneficiary_id) AS canary,
            b.beneficiary_id::float AS number, (b.beneficiary_id % 10)::float AS last_digit,
            coalesce((b.beneficiary_id - lag(b.beneficiary_id) OVER (ORDER BY b.beneficiary_id)), 1)::float AS gap,
            extract(epoch FROM b.created_at)::float AS created_at,
            (SELECT extract(epoch FROM min(v.written_at))::float FROM vault.sealed AS v WHERE v.beneficiary_id = b.beneficiary_id) AS written_at,
            (SELECT count(*)::float FROM vault.sealed AS v WHERE v.beneficiary_id = b.beneficiary_id) AS values,
            (SELECT sum(length(v.sealed))::float FROM vault.sealed AS v WHERE v.beneficiary_id = b.beneficiary_id) AS bytes,
            (SELECT count(*)::float FROM vault.sealed AS v WHERE v.beneficiary_id = b.beneficiary_id AND v.field = 'note') AS notes,
            (SELECT count(*)::float FROM vault.blind_index AS i WHERE i.beneficiary_id = b.beneficiary_id) AS tokens,
            (SELECT k.structure_key_version::float FROM vault.data_key AS k WHERE k.beneficiary_id = b.beneficiary_id) AS key_version,
            (SELECT length(k.wrapped)::float FROM vault.data_key AS k WHERE k.beneficiary_id = b.beneficiary_id) AS key_bytes,
            (SELECT cardinality(e.subjects)::float FROM ledger.entry AS e WHERE e.operation = 'dossier.import'
               AND e.subjects = ARRAY[b.beneficiary_id]) AS entries
     FROM vault.beneficiary AS b ORDER BY b.beneficiary_id`,
  );
  rows = found.rows;
});
afterAll(() => s?.close());

/** How well a column tells them apart: 0.5 not at all, 1 wholly (area under the curve, ties halved). */
function tellsApart(column: string): number {
  const values = (canary: boolean) =>
    rows.filter((row) => row.canary === canary).map((row) => Number(row[column]));
  const [real, invented] = [values(false), values(true)];
  let above = 0;
  for (const a of invented) for (const b of real) above += a > b ? 1 : a === b ? 0.5 : 0;
  const area = above / (real.length * invented.length);
  return Math.max(area, 1 - area);
}

describe('canaries', () => {
  it('are a few percent, spread over the whole import', () => {
    const places = rows.flatMap((row, at) => (row.canary ? [at / rows.length] : []));
    expect(places.length).toBeGreaterThan(15);
    for (const quarter of [0, 0.25, 0.5, 0.75])
      expect(
        places.some((at) => at >= quarter && at < quarter + 0.25),
        String(quarter),
      ).toBe(true);
  });

  it('are told by no column: number, dates, key, values, their length, notes, index, log', () => {
    const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'canary');
    expect(columns.length).toBe(12);
    // Forty of them among four hundred: by chance alone a column strays by less than this once in a thousand runs.
    for (const column of columns) expect(tellsApart(column), column).toBeLessThan(0.7);
  });

  it('answer like anybody else’s person, to a number and to a name, and are in nobody’s list', async () => {
    const { rows: refs } = await s.owner.query(
      'SELECT structure_id AS s, beneficiary_id AS b FROM watch.canary LIMIT 1',
    );
    const someone = splitRef(await s.addPerson(s.colleague, 7));
    const token = await s.session(s.counsellor);
    const ask = async (structure: string, person: string) =>
      (
        await s.owner.query(
          `SELECT (gate.ask($1, 'dossier.open', NULL, ARRAY[ROW($2, $3)::gate.subject], '{summary}', '{}')).code`,
          [token, structure, person],
        )
      ).rows[0].code;
    expect(await ask(refs[0].s, refs[0].b)).toBe('no_relationship');
    expect(await ask(...someone)).toBe('no_relationship');
    const listed = await s.owner.query(
      `SELECT count(*)::int AS n FROM gate.relationship AS r JOIN watch.canary AS c USING (structure_id, beneficiary_id)
       WHERE r.until IS NULL OR r.until > clock_timestamp()`,
    );
    expect(listed.rows[0].n).toBe(0);
  });
});
