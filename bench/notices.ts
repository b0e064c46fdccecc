import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { openMailer } from '../src/mail/index.ts';
import { composeLetter } from '../src/notices/compose/letter.ts';
import type { NoticeJobDeps } from '../src/notices/deps.ts';
import { previewFacts } from '../src/notices/preview.ts';
import { sendNotices } from '../src/notices/send/send-notices.ts';
import { typesetLetters } from '../src/notices/send/typeset.ts';
import { createOperatorVault, openVault, splitRef } from '../src/vault/index.ts';
import { ownCpuMs, parentOf, treeCpuMs } from './cpu.ts';
import { benchInstance } from './instance.ts';

/*
 * A notice to everybody: preparing 1.6 million (one row each, the channel looked up in the vault), sending many over
 * real connections to a mail server in another process (opened, composed, recorded, handed over, settled), and
 * typesetting letters. The projection says what the whole would take at that pace.
 *
 * ECLUSE_BENCH_NOTICES: how many are prepared; ECLUSE_BENCH_NOTICES_SENT: how many are sent, in incidents of at most
 * 10,000 people each.
 */
export interface NoticeFigures {
  prepared: { people: number; seconds: number; perSecond: number };
  sent: {
    messages: number;
    /** By the server's own record: how many it took, and how many different ones. */
    taken: number;
    different: number;
    perSecond: number;
    /** Milliseconds of processor a message: this process, PostgreSQL, the mail server. */
    cpuMsEach: { node: number; postgres: number; sink: number };
    rssMb: { start: number; middle: number; end: number; most: number };
  };
  /** Hours that 1.6 million people would take at that pace, preparing included, with no limit set. */
  projectedHours: number;
  letters: { count: number; perSecond: number; cpuMsEach: number; projectedHours: number };
}

const EVERYBODY = 1_600_000;
const PEOPLE = 10_000;

export async function benchNotices(o: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<NoticeFigures> {
  const instance = await benchInstance();
  const sink = fork(new URL('./smtp-sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  try {
    const owner = await instance.db.owner();
    const many = Number(process.env.ECLUSE_BENCH_NOTICES ?? (o.quick ? 20_000 : EVERYBODY));
    const most = Number(process.env.ECLUSE_BENCH_NOTICES_SENT ?? (o.quick ? 1000 : 20_000));
    const people = Math.min(most, PEOPLE);
    const incidents = Math.ceil(most / people);
    const [{ port }] = (await once(sink, 'message')) as [{ port: number }];
    await loadSupervision(owner, incidents);
    o.say(`writing ${people} people of ${incidents} incidents, and ${many} rows of people…`);
    await loadPeople(owner, instance.config.masterKeyFile, people, incidents);
    await loadMany(owner, many);
    const config = {
      ...instance.config,
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'avis@ecluse.example',
      publicUrl: 'https://ecluse.example',
    };
    const deps = {
      config,
      db: instance.db,
      vault: openVault(instance.db.app, config.masterKeyFile),
      mailer: openMailer(config),
    };
    const prepared = await prepare(owner, many);
    o.say(`prepared ${many} in ${prepared.seconds} s`);
    const postmaster = await postmasterOf(owner);
    const sent = await send(deps, postmaster, sink, people * incidents, o.say);
    const letters = await typeset(o.quick ? 200 : 1000, postmaster);
    await owner.end();
    const hours = (perSecond: number) => round(EVERYBODY / perSecond / 3600);
    return {
      prepared,
      sent,
      projectedHours: round(hours(sent.perSecond) + hours(prepared.perSecond)),
      letters: { ...letters, projectedHours: hours(letters.perSecond) },
    };
  } finally {
    sink.disconnect();
    await instance.close();
  }
}

async function send(
  deps: NoticeJobDeps,
  postmaster: number,
  sink: ChildProcess,
  messages: number,
  say: (line: string) => void,
): Promise<NoticeFigures['sent']> {
  const rss: number[] = [];
  const before = { node: ownCpuMs(), postgres: treeCpuMs(postmaster), sink: (await askSink(sink)).cpuMs };
  const begun = performance.now();
  let seen = 0;
  let last = begun;
  const sent = await sendNotices(
    {
      ...deps,
      async testingOnlyAt(moment) {
        if (moment !== 'taken') return;
        seen += 1;
        // After the first ones: what a process needs at all is not what a message needs.
        if (seen % Math.ceil(messages / 20) === 0) {
          rss.push(megabytes());
          say(`${seen} sent, ${rss.at(-1)} MB`);
        }
        last = performance.now();
      },
    },
    Date.now() + 6 * 3_600_000,
  );
  const record = await askSink(sink);
  if (sent.messages !== messages || record.different !== messages || record.taken !== messages)
    throw new Error(
      `sent ${sent.messages} of ${messages}; the server took ${record.taken}, ${record.different} different`,
    );
  const each = (ms: number) => round(ms / messages);
  const perSecond = messages / ((last - begun) / 1000);
  return {
    messages,
    taken: record.taken,
    different: record.different,
    perSecond: Math.round(perSecond),
    cpuMsEach: {
      node: each(ownCpuMs() - before.node),
      postgres: each(treeCpuMs(postmaster) - before.postgres),
      sink: each(record.cpuMs - before.sink),
    },
    rssMb: {
      start: rss[0] ?? 0,
      middle: rss[Math.floor(rss.length / 2)] ?? 0,
      end: rss.at(-1) ?? 0,
      most: Math.max(...rss),
    },
  };
}

/** Incidents 1 to `sent` are sent, incident 0 is prepared only. */
async function loadSupervision(owner: pg.Client, sent: number): Promise<void> {
  await owner.query(`
    INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
    SELECT g, 'ML ' || g, 'mission_locale' FROM generate_series(1, 400) AS g
    UNION ALL SELECT 401, 'Supervision', 'supervision';
    INSERT INTO incident.incident (incident_id, label, structure_id, title, opened_by, known_at, window_from, window_to, fixed_at, fixings, seed)
    OVERRIDING SYSTEM VALUE
    SELECT g, '2027-' || lpad(g::text, 2, '0'), 401, 'Banc', 1, now(), now() - interval '1 day', now(), now(), 1, 7 FROM generate_series(0, ${sent}) AS g;
    -- As two supervisors would have approved them; the first is prepared and not sent.
    INSERT INTO notice.campaign (incident_id, structure_id, state, happened, measures, contact, channels, per_minute, written_by,
                                 approved_by, approved_at, approved_fixing)
    SELECT g, 401, 'running', repeat('Un compte a servi sans droit. ', 4), repeat('Il est bloqué. ', 4), 'Votre Mission Locale',
           '{email,letter}', 60000, 1, 2, now(), 1 FROM generate_series(0, ${sent}) AS g`);
}

/** People who can be opened: all of them in each incident that is sent. */
async function loadPeople(
  owner: pg.Client,
  masterKeyFile: string,
  people: number,
  incidents: number,
): Promise<void> {
  const operator = createOperatorVault(owner, masterKeyFile);
  await owner.query('BEGIN');
  for (let n = 0; n < people; n += 1) {
    const ref = await operator.createBeneficiary({
      structureId: '1',
      counsellorId: null,
      values: {
        summary: { givenName: `Prénom${n}`, familyName: `Nom${n}`, birthYear: 2005 },
        email: `personne${n}@exemple.fr`,
      },
    });
    await owner.query(
      `INSERT INTO incident.exposed
       SELECT g, $1, $2, $3, '{summary,email}', '{listed,contact}', now(), now(), 1 FROM generate_series(1, $4::int) AS g`,
      [...splitRef(ref), n + 1, incidents],
    );
  }
  await owner.query('COMMIT');
}

/** Rows alone, which nobody opens: incident 0. Two in three have an e-mail address, the others a postal one. */
async function loadMany(owner: pg.Client, many: number): Promise<void> {
  await owner.query(
    `INSERT INTO vault.sealed (structure_id, beneficiary_id, field, sealed)
     SELECT 2 + g % 399, 10000000 + g, CASE WHEN g % 3 = 0 THEN 'address' ELSE 'email' END, '\\x00' FROM generate_series(1, $1::bigint) AS g`,
    [many],
  );
  await owner.query(
    `INSERT INTO incident.exposed
     SELECT 0, 2 + g % 399, 10000000 + g, g, '{summary,email}', '{listed,contact}', now(), now(), 1 FROM generate_series(1, $1::bigint) AS g`,
    [many],
  );
  await owner.query('ANALYZE vault.sealed; ANALYZE incident.exposed');
}

async function prepare(owner: pg.Client, people: number): Promise<NoticeFigures['prepared']> {
  const begun = performance.now();
  for (let after: (string | number)[] = [0, 0]; ; ) {
    const { rows } = await owner.query('SELECT * FROM notice.prepare(0, $1, $2, 5000)', after);
    if (rows[0]?.structure_id === null) break;
    after = [rows[0].structure_id, rows[0].beneficiary_id];
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const { rows } = await owner.query('SELECT count(*) AS n FROM notice.notice WHERE incident_id = 0');
  if (Number(rows[0].n) !== people) throw new Error(`prepared ${rows[0].n} of ${people}`);
  await owner.query(`UPDATE notice.campaign SET state = 'paused' WHERE incident_id = 0`);
  return { people, seconds, perSecond: Math.round(people / seconds) };
}

async function typeset(
  count: number,
  postgres: number,
): Promise<Omit<NoticeFigures['letters'], 'projectedHours'>> {
  const view = {
    people: count,
    incident: {
      label: '2027-01',
      title: 'Banc',
      state: 'open' as const,
      exercise: false,
      fixedAt: null,
      fixings: 1,
      from: new Date().toISOString(),
      to: new Date().toISOString(),
      fields: ['summary', 'email', 'phone', 'address', 'nir'],
    },
    text: null,
    counts: [],
    pace: 0,
    batches: [],
    reports: 0,
  };
  const facts = {
    ...previewFacts(view, 'https://ecluse.example'),
    happened: 'Un compte a servi sans droit.',
  };
  const each = Array.from({ length: count }, (_, n) => {
    const letter = composeLetter(
      { ...facts, givenName: `Prénom${n}` },
      { name: `Prénom${n} Nom${n}`, lines: [`${n} rue du Banc`], postcode: '59100', city: 'Roubaix' },
      new Date(),
    );
    if (letter === null) throw new Error('no letter');
    return letter;
  });
  let made = 0;
  const before = treeCpuMs(process.pid, postgres);
  const begun = performance.now();
  for await (const { pages } of typesetLetters(each)) made += pages > 0 ? 1 : 0;
  const seconds = (performance.now() - begun) / 1000;
  return {
    count: made,
    perSecond: Math.round(made / seconds),
    cpuMsEach: round((treeCpuMs(process.pid, postgres) - before) / made),
  };
}

async function askSink(sink: ChildProcess): Promise<{ taken: number; different: number; cpuMs: number }> {
  sink.send('how many');
  const [record] = (await once(sink, 'message')) as [{ taken: number; different: number; cpuMs: number }];
  return record;
}

/** The parent of the backend that serves this connection. */
async function postmasterOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query('SELECT pg_backend_pid() AS pid');
  return parentOf(Number(rows[0].pid));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}
