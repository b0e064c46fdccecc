import { afterAll, beforeAll, expect, it } from 'vitest';
import { countMinors } from '../../src/incidents/minors/count-minors.ts';
import { createOperatorVault, openVault, splitRef } from '../../src/vault/index.ts';
import { type IncidentScene, incidentScene } from './scene.ts';

let s: IncidentScene;
let incident: string;
const born = new Map<string, string | undefined>();
/** Two parts and a bit: who is a minor, who is of age today, who has no date. */
const DATES = ['2015-01-01', '1990-06-15', undefined, '2012-12-31', '2001-02-28'];
const PEOPLE = 430;

beforeAll(async () => {
  s = await incidentScene(0);
  // Numbers that stand nowhere else.
  await s.owner.query(`SELECT setval('vault.beneficiary_id', 7770000)`);
  const operator = createOperatorVault(s.owner, s.config.masterKeyFile);
  for (let n = 0; n < PEOPLE; n += 1) {
    const birthDate = DATES[n % DATES.length];
    const ref = await operator.createBeneficiary({
      structureId: s.structure,
      counsellorId: null,
      values: {
        summary: { givenName: 'A', familyName: 'B', birthYear: 2000 },
        ...(birthDate ? { birthDate } : {}),
      },
    });
    born.set(splitRef(ref)[1], birthDate);
  }
  // What an attacker was shown: one entry of many people, as a list is.
  await s.owner.query(
    `INSERT INTO ledger.entry (structure_id, at, account_id, operation, subject_structures, subjects, fields, detail)
     SELECT $1, now() - interval '1 hour', $2, 'caseload.list', array_agg($1::bigint), $3::bigint[], '{summary}', '{}'
     FROM unnest($3::bigint[])`,
    [s.structure, s.counsellor, [...born.keys()]],
  );
  incident = (await s.open([s.counsellor])).opened ?? '';
});
afterAll(() => s.close());

const count = () => countMinors(s, Date.now() + 60_000);
const shown = async () => (await s.read('view', incident)).minors;
const opened = () => s.entries(`operation = 'incident.count_minors' AND code IS NULL`);
const open = async (people: number[], of = incident) => {
  const { rows } = await s.db.app.query('CALL incident.open_birth_dates($1, $2, NULL)', [of, people]);
  return rows[0].p_result;
};
const next = async () => (await s.db.app.query('SELECT incident.next_minors() AS part')).rows[0].part;
const keep = async (o: { fixing?: number; after: number; last: number; minors: number; adults: number }) =>
  (
    await s.db.app.query('SELECT incident.keep_minors($1, $2, $3, $4, $5, $6) AS kept', [
      incident,
      o.fixing ?? 1,
      o.after,
      o.last,
      o.minors,
      o.adults,
    ])
  ).rows[0].kept;

it('opens the next part only: a birth date each and nothing else, to a call that committed, an entry that says whom', async () => {
  await s.call('fix', s.token, incident);
  expect(await shown()).toEqual({ minors: 0, adults: 0, unknown: 0, done: false });
  const part = await next();
  expect(part).toMatchObject({ incident, fixing: 1, after: 0, last: 200 });
  expect(JSON.stringify(part)).not.toContain('77700');
  const [first] = part.people[0];
  const result = await open([first]);
  expect(result.people).toHaveLength(1);
  expect(result.people[0].v.map((v: string[]) => v[0])).toEqual(['birthDate']);
  expect(result.whom).toEqual([[String(first), result.people[0].s, result.people[0].b]]);
  const [entry] = await opened();
  expect(entry).toMatchObject({
    account_id: null,
    fields: ['birthDate'],
    detail: { incident: Number(incident), people: 1 },
  });
  expect(entry.subjects).toHaveLength(1);

  const without = Array.from({ length: 200 }, (_, n) => n + 1).find(
    (n) => !part.people.some(([one]: [number]) => one === n),
  );
  for (const people of [[first, 201], [without ?? 0], [99_999], []])
    expect((await open(people)).code, String(people)).toBe('not_found');

  const client = await s.appConnection();
  await client.query('BEGIN');
  const { rows } = await client.query('SELECT incident.ask_birth_dates($1, $2) AS r', [incident, [first]]);
  const taken = await client.query(`SELECT vault.take(ARRAY['system'::bytea], ARRAY[$1::bigint]) AS r`, [
    rows[0].r.entry,
  ]);
  expect(taken.rows[0].r).toEqual([[]]);
  // Nor does anything say, before the entry is kept, whose pseudonym this is.
  expect(Object.keys(rows[0].r).sort()).toEqual(['code', 'entry', 'people']);
  const whom = async () =>
    (await client.query('SELECT gate.take_whom($1) AS w', [rows[0].r.entry])).rows[0].w;
  expect(await whom()).toEqual([]);
  await client.query('ROLLBACK');
  expect(await whom()).toEqual([]);
  await client.end();
});

it('opens nobody while the circuit is broken, here or everywhere; goes on when it is lifted', async () => {
  const { people } = await next();
  for (const broken of ['0', s.structure]) {
    const before = (await opened()).length;
    await s.owner.query(
      `INSERT INTO gate.breaker (structure_id, broken_by, why) VALUES ($1, 0, 'incident')`,
      [broken],
    );
    expect((await open([people[0][0]])).code, broken).toBe('breaker');
    expect(await count()).toBe(0);
    expect((await opened()).length).toBe(before);
    await s.owner.query('DELETE FROM gate.breaker');
  }
  expect((await open([people[0][0]])).people).toHaveLength(1);
});

it('counts a part once, whoever repeats it, and not at all for another fixing or more people than there are', async () => {
  const { after, last, people } = await next();
  expect(await keep({ after: after + 1, last, minors: 0, adults: 0 })).toBe(false);
  expect(await keep({ after, last: last + 1, minors: 0, adults: 0 })).toBe(false);
  expect(await keep({ fixing: 2, after, last, minors: 0, adults: 0 })).toBe(false);
  expect(await keep({ after, last, minors: people.length, adults: 1 })).toBe(false);
  expect(await shown()).toMatchObject({ minors: 0, adults: 0, unknown: 0 });
});

it('goes on where a killed run stopped: opened again, counted once', async () => {
  const before = (await opened()).length;
  const real = openVault(s.db.app, s.config.masterKeyFile);
  let calls = 0;
  const dying = {
    openNotices: async (...of: Parameters<typeof real.openNotices>) => {
      const found = await real.openNotices(...of);
      calls += 1;
      // Killed after the second part was opened, before its count was kept.
      if (calls === 2) throw new Error('killed');
      return found;
    },
  };
  await expect(countMinors({ db: s.db, vault: dying }, Date.now() + 60_000)).rejects.toThrow('killed');
  const half = await shown();
  expect(half).toMatchObject({ done: false });
  expect(half.minors + half.adults + half.unknown).toBe(200);
  // Two workers at once share the rest, and neither counts a part twice.
  await Promise.all([count(), count()]);
  expect(await shown()).toEqual({ minors: 172, adults: 172, unknown: 86, done: true });
  expect((await opened()).length - before).toBeGreaterThanOrEqual(4);
  expect(await next()).toBeNull();
  expect((await open([1])).code).toBe('not_found');
});

it('stands in the journal of each person, as the act of nobody’s account', async () => {
  const { rows } = await s.owner.query(`SELECT ledger.journal_of($1, $2, 30) AS j`, [
    s.structure,
    [...born.keys()][0],
  ]);
  const line = rows[0].j.find((one: { operations: string[] }) =>
    one.operations.includes('incident.count_minors'),
  );
  expect(line).toMatchObject({
    role: 'system',
    name: null,
    structure: 'Supervision',
    fields: ['birthDate'],
    allowed: true,
  });
});

/** As if an hour had gone by for the counts of this incident. */
const later = () =>
  s.owner.query(
    `UPDATE incident.minors SET not_before = not_before - interval '1 hour' WHERE incident_id = $1`,
    [incident],
  );

it('opens nobody again when the same list is fixed again, and another list once an hour at most', async () => {
  const before = (await opened()).length;
  for (let turn = 0; turn < 2; turn += 1) await s.call('fix', s.token, incident);
  expect(await shown()).toEqual({ minors: 172, adults: 172, unknown: 86, done: true });
  expect(await next()).toBeNull();
  // Somebody leaves the list and comes back: neither is the list before it.
  const [somebody] = born.keys();
  for (const change of [
    'array_remove(subjects, $1), subject_structures[2:]',
    'subjects || $1::bigint, subject_structures || $2::bigint',
  ]) {
    await s.owner.query(
      `UPDATE ledger.entry SET (subjects, subject_structures) = ROW(${change})
       WHERE operation = 'caseload.list' AND $2::bigint IS NOT NULL`,
      [somebody, s.structure],
    );
    await s.call('fix', s.token, incident);
    expect(await next(), change).toBeNull();
    expect((await open([1])).code).toBe('not_found');
    expect(await keep({ fixing: 0, after: 0, last: 0, minors: 0, adults: 0 })).toBe(true);
    expect(await shown(), change).toEqual({ minors: 0, adults: 0, unknown: 0, done: false });
  }
  expect((await opened()).length).toBe(before);
  await later();
  await count();
  expect(await shown()).toEqual({ minors: 172, adults: 172, unknown: 86, done: true });
});

it('begins anew with a new fixing, and leaves an exercise alone', async () => {
  const gone = [...born.entries()].find(([, date]) => date === '2015-01-01')?.[0];
  await s.owner.query(
    `UPDATE ledger.entry SET subjects = array_remove(subjects, $1), subject_structures = subject_structures[2:]
    WHERE operation = 'caseload.list'`,
    [gone],
  );
  await s.call('fix', s.token, incident);
  expect(await shown()).toEqual({ minors: 0, adults: 0, unknown: 0, done: false });
  await later();
  await count();
  expect(await shown()).toEqual({ minors: 171, adults: 172, unknown: 86, done: true });
  const { opened: exercise } = await s.open([s.counsellor], { exercise: true });
  await s.call('fix', s.token, exercise);
  expect((await s.read('view', exercise)).minors).toBeNull();
  expect(await next()).toBeNull();
});

it('tells no date to anybody: neither the file, nor the log, nor the table', async () => {
  const { rows } = await s.owner.query('SELECT m::text FROM incident.minors AS m');
  const said = JSON.stringify([await s.read('view', incident), await s.entries(), rows]);
  expect(DATES.filter((date) => date !== undefined && said.includes(date))).toEqual([]);
});
