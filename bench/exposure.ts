import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { benchInstance } from './instance.ts';
import { type Spread, spread } from './measure.ts';

/*
 * Who was exposed? Two accounts opened `people` dossiers one by one during a night, amid the log of everybody else's
 * work (`entries` in all). Two answers to the same question, on the same server, each person once with the fields and
 * the first and last time, then counted by field and by structure:
 *   ecluse  incident.exposure, over ledger.entry (what the screen of an incident calls), and incident.fix, which also
 *           writes the list down
 *   naive   GROUP BY person over an ordinary audit table: one row per person and access, index (account_id, at)
 */
export interface ExposureFigures {
  entries: number;
  people: number;
  seconds: { ecluse: Spread; naive: Spread; fix: number };
  /** Of the server's processor: what the clock would say on a machine with nothing else to do and all in memory. */
  cpuSeconds: { ecluse: Spread; naive: Spread; fix: number };
  vsNaive: number;
  /** Peak resident memory of the server's process that answered, in MB, shared buffers included. */
  serverMb: { ecluse: number; naive: number };
  sameCount: boolean;
}

const NIGHT = '2026-03-14T22:00:00Z';

/** ECLUSE_BENCH_ENTRIES chooses another size: 100000000 is the target’s, and takes 60 GB of disk and an hour to load. */
export async function benchExposure(o: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<ExposureFigures> {
  const entries = Number(process.env.ECLUSE_BENCH_ENTRIES ?? (o.quick ? 200_000 : 10_000_000));
  const people = Math.min(1_600_000, Math.round(entries * 0.16));
  const instance = await benchInstance();
  try {
    const owner = await instance.db.owner();
    o.say(`loading ${entries} entries, of which ${people} of the attacker’s…`);
    await load(owner, entries, people);
    await owner.end();
    const ecluse: number[] = [];
    const naive: number[] = [];
    const cpu: { ecluse: number[]; naive: number[] } = { ecluse: [], naive: [] };
    let counts: [number, number] = [0, -1];
    let mb: [number, number] = [0, 0];
    for (let round = 0; round < 3; round += 1) {
      const [a, b] = [await timed(instance, ECLUSE), await timed(instance, NAIVE)];
      ecluse.push(a.seconds);
      naive.push(b.seconds);
      cpu.ecluse.push(a.cpu);
      cpu.naive.push(b.cpu);
      counts = [a.people, b.people];
      mb = [Math.max(mb[0], a.mb), Math.max(mb[1], b.mb)];
      o.say(
        `round ${round + 1}: ecluse ${a.seconds.toFixed(2)} s, ${a.mb} MB; naive ${b.seconds.toFixed(2)} s, ${b.mb} MB`,
      );
    }
    const fix = await timed(instance, FIX);
    o.say(`fixed ${fix.people} people in ${fix.seconds.toFixed(2)} s, ${fix.mb} MB`);
    const seconds = {
      ecluse: spread(ecluse),
      naive: spread(naive),
      fix: Math.round(fix.seconds * 1000) / 1000,
    };
    return {
      entries,
      people,
      seconds,
      cpuSeconds: { ecluse: spread(cpu.ecluse), naive: spread(cpu.naive), fix: fix.cpu },
      vsNaive: Math.round((seconds.naive.median / seconds.ecluse.median) * 100) / 100,
      serverMb: { ecluse: mb[0], naive: mb[1] },
      sameCount: counts[0] === counts[1] && counts[0] === people && fix.people === people,
    };
  } finally {
    await instance.close();
  }
}

const WINDOW = `'${NIGHT}'::timestamptz, '${NIGHT}'::timestamptz + interval '12 hours'`;
const ECLUSE = `SELECT (incident.exposure('{1,2}', ${WINDOW})->>'people')::bigint AS people`;
const NAIVE = `
  WITH seen AS (
    SELECT structure_id, person_id, array_agg(DISTINCT field) AS fields, min(at) AS first_at, max(at) AS last_at, count(*) AS times
    FROM bench_audit JOIN LATERAL unnest(fields) AS field ON true
    WHERE account_id IN (1, 2) AND at >= '${NIGHT}' AND at < '${NIGHT}'::timestamptz + interval '12 hours'
    GROUP BY structure_id, person_id
  )
  SELECT sum(n)::bigint AS people FROM (SELECT structure_id, fields, date_trunc('hour', first_at), count(*) AS n
                                        FROM seen GROUP BY 1, 2, 3) AS g`;
const FIX = `SELECT people FROM incident.fix('\\x01', 1)`;

async function timed(
  { db }: Awaited<ReturnType<typeof benchInstance>>,
  sql: string,
): Promise<{ seconds: number; cpu: number; people: number; mb: number }> {
  // A connection of its own: the peak of its memory is that of this statement.
  const client = await db.owner();
  try {
    const { rows: pids } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // As incident.take_read and incident.fix pin them.
    await client.query(
      `SET work_mem = '64MB'; SET jit = off; SET enable_seqscan = off; SET enable_sort = off`,
    );
    const pid = pids[0]?.pid ?? 0;
    const before = await cpuOf(pid);
    const begun = performance.now();
    const { rows } = await client.query<{ people: string }>(sql);
    const seconds = (performance.now() - begun) / 1000;
    return {
      seconds,
      cpu: (await cpuOf(pid)) - before,
      people: Number(rows[0]?.people),
      mb: await peakMb(pid),
    };
  } finally {
    await client.end();
  }
}

/** Seconds of processor that this process has used: the 14th and 15th fields, in hundredths on Linux. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

async function peakMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** Rows as gate.settle writes them, in the order of time: the attacker's among everybody's. */
export async function load(owner: pg.Client, entries: number, people: number): Promise<void> {
  await owner.query(`
    INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
    SELECT g, 'ML ' || g, 'mission_locale' FROM generate_series(1, 400) AS g
    UNION ALL SELECT 401, 'Supervision', 'supervision';
    INSERT INTO identity.account (account_id, structure_id, role, email, display_name) OVERRIDING SYSTEM VALUE
    SELECT g, CASE WHEN g <= 2 THEN 1 ELSE 1 + g % 400 END, 'counsellor', 'a' || g || '@exemple.fr', 'Agent ' || g
    FROM generate_series(1, 8000) AS g
    UNION ALL SELECT 8001, 401, 'supervisor', 'rssi@exemple.fr', 'RSSI';
    INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
    VALUES (sha256('\\x01'), 8001, 401, 'passkey', now() + interval '1 day', now() + interval '1 day')`);
  const days = 365;
  const attackers = (n: string) => `((${n}) % 2 + 1)`;
  // The night is the last of the year; its entries are the last of the log.
  const ordinary = entries - people;
  const step = 1_000_000;
  for (let from = 0; from < ordinary; from += step) {
    const n = Math.min(step, ordinary - from);
    await owner.query(
      `INSERT INTO ledger.entry (structure_id, at, account_id, operation, subject_structures, subjects, fields, detail)
       SELECT 1 + a % 400, '${NIGHT}'::timestamptz - interval '${days} days' + interval '${days} days' * ($1::float8 + g) / $3,
              a, CASE WHEN g % 2 = 0 THEN 'contact.reveal' ELSE 'dossier.open' END,
              ARRAY[1 + a % 400], ARRAY[1 + (a * 200 + g % 200)],
              CASE WHEN g % 2 = 0 THEN ARRAY['phone'] ELSE ARRAY['summary', 'situation', 'note'] END, '{}'
       FROM (SELECT g, (3 + g::bigint * 7919 % 7998) AS a FROM generate_series(1, $2::integer) AS g) AS x`,
      [from, n, ordinary],
    );
  }
  for (let from = 0; from < people; from += step) {
    const n = Math.min(step, people - from);
    await owner.query(
      `INSERT INTO ledger.entry (structure_id, at, account_id, operation, subject_structures, subjects, fields, detail)
       SELECT 1, '${NIGHT}'::timestamptz + interval '11 hours' * ($1::float8 + g) / $3, ${attackers('g')},
              CASE WHEN g % 3 = 0 THEN 'contact.reveal' ELSE 'dossier.open' END,
              ARRAY[1 + g % 400], ARRAY[$1::bigint + g],
              CASE WHEN g % 3 = 0 THEN ARRAY['phone', 'email', 'address'] ELSE ARRAY['summary', 'situation', 'note'] END, '{}'
       FROM generate_series(1, $2::integer) AS g`,
      [from, n, people],
    );
  }
  await owner.query(`
    CREATE UNLOGGED TABLE bench_audit AS
    SELECT e.account_id, p.structure_id, p.person_id, e.operation, e.fields, e.at
    FROM ledger.entry AS e, unnest(e.subject_structures, e.subjects) AS p(structure_id, person_id);
    CREATE INDEX ON bench_audit (account_id, at)`);
  await owner.query(
    `INSERT INTO incident.incident (incident_id, label, structure_id, title, opened_by, known_at, window_from, window_to, seed)
     OVERRIDING SYSTEM VALUE
     VALUES (1, '2026-01', 401, 'Mesure', 8001, now(), ${WINDOW}, 42)`,
  );
  await owner.query(
    `INSERT INTO incident.account (incident_id, account_id, structure_id, ordinal) VALUES (1, 1, 1, 1), (1, 2, 1, 2)`,
  );
  await owner.query('VACUUM ANALYZE');
}
