import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import { openMailer } from '../src/mail/index.ts';
import { composeLetter } from '../src/notices/compose/letter.ts';
import { previewFacts } from '../src/notices/preview.ts';
import { sendNotices } from '../src/notices/send/send-notices.ts';
import { typesetLetters } from '../src/notices/send/typeset.ts';
import { createOperatorVault, openVault, splitRef } from '../src/vault/index.ts';
import { benchInstance } from './instance.ts';

/*
 * A notice to everybody: preparing 1.6 million (one row each, the channel looked up in the vault), sending some of
 * them over real connections to a mail server in another process (opened, composed, recorded, handed over, settled),
 * and typesetting letters. The projection says what the whole would take at that pace.
 */
export interface NoticeFigures {
  prepared: { people: number; seconds: number };
  sent: { people: number; taken: number; perSecond: number; rssMb: { quarter: number; end: number } };
  /** Hours that sending alone would take for 1.6 million people, at that pace and with no limit set. */
  projectedHours: number;
  letters: { count: number; perSecond: number };
}

const EVERYBODY = 1_600_000;

export async function benchNotices(o: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<NoticeFigures> {
  const instance = await benchInstance();
  const sink = fork(new URL('./smtp-sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  try {
    const owner = await instance.db.owner();
    const many = Number(process.env.ECLUSE_BENCH_NOTICES ?? (o.quick ? 20_000 : EVERYBODY));
    const people = o.quick ? 500 : 10_000;
    const [{ port }] = (await once(sink, 'message')) as [{ port: number }];
    await loadSupervision(owner);
    o.say(`writing ${people} people, and ${many} rows of people…`);
    await loadPeople(owner, instance.config.masterKeyFile, people);
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
    const begun = performance.now();
    let seen = 0;
    let quarter = 0;
    const { messages } = await sendNotices(
      {
        ...deps,
        async testingOnlyAt(moment) {
          if (moment !== 'taken') return;
          seen += 1;
          if (seen === Math.floor(people / 4)) quarter = megabytes();
        },
      },
      Date.now() + 3_600_000,
    );
    // The two idle rounds at the end are no sending.
    const seconds = (performance.now() - begun) / 1000 - 0.5;
    const perSecond = messages / seconds;
    o.say(`sent ${messages} in ${seconds.toFixed(1)} s`);
    const end = megabytes();
    const letters = await typeset(o.quick ? 50 : 1000);
    await owner.end();
    return {
      prepared,
      sent: {
        people,
        taken: await takenBy(sink),
        perSecond: Math.round(perSecond),
        rssMb: { quarter, end },
      },
      projectedHours: Math.round((EVERYBODY / perSecond / 3600) * 100) / 100,
      letters,
    };
  } finally {
    sink.disconnect();
    await instance.close();
  }
}

async function loadSupervision(owner: pg.Client): Promise<void> {
  await owner.query(`
    INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
    SELECT g, 'ML ' || g, 'mission_locale' FROM generate_series(1, 400) AS g
    UNION ALL SELECT 401, 'Supervision', 'supervision';
    INSERT INTO incident.incident (incident_id, label, structure_id, title, opened_by, known_at, window_from, window_to, fixed_at, fixings, seed)
    OVERRIDING SYSTEM VALUE
    SELECT g, '2027-0' || g, 401, 'Banc', 1, now(), now() - interval '1 day', now(), now(), 1, 7 FROM generate_series(1, 2) AS g;
    -- As two supervisors would have approved them; the second is prepared and not sent.
    INSERT INTO notice.campaign (incident_id, structure_id, state, happened, measures, contact, channels, per_minute, written_by,
                                 approved_by, approved_at, approved_fixing)
    SELECT g, 401, 'running', repeat('Un compte a servi sans droit. ', 4), repeat('Il est bloqué. ', 4), 'Votre Mission Locale',
           '{email,letter}', 60000, 1, 2, now(), 1 FROM generate_series(1, 2) AS g`);
}

/** People who can be opened: incident 1. */
async function loadPeople(owner: pg.Client, masterKeyFile: string, people: number): Promise<void> {
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
      `INSERT INTO incident.exposed VALUES (1, $1, $2, $3, '{summary,email}', '{listed,contact}', now(), now(), 1)`,
      [...splitRef(ref), n + 1],
    );
  }
  await owner.query('COMMIT');
}

/** Rows alone, which nobody opens: incident 2. Two in three have an e-mail address, the others a postal one. */
async function loadMany(owner: pg.Client, many: number): Promise<void> {
  await owner.query(
    `INSERT INTO vault.sealed (structure_id, beneficiary_id, field, sealed)
     SELECT 2 + g % 399, 10000000 + g, CASE WHEN g % 3 = 0 THEN 'address' ELSE 'email' END, '\\x00' FROM generate_series(1, $1::bigint) AS g`,
    [many],
  );
  await owner.query(
    `INSERT INTO incident.exposed
     SELECT 2, 2 + g % 399, 10000000 + g, g, '{summary,email}', '{listed,contact}', now(), now(), 1 FROM generate_series(1, $1::bigint) AS g`,
    [many],
  );
  await owner.query('ANALYZE vault.sealed; ANALYZE incident.exposed');
}

async function prepare(owner: pg.Client, people: number): Promise<NoticeFigures['prepared']> {
  const begun = performance.now();
  for (let after: (string | number)[] = [0, 0]; ; ) {
    const { rows } = await owner.query('SELECT * FROM notice.prepare(2, $1, $2, 5000)', after);
    if (rows[0]?.structure_id === null) break;
    after = [rows[0].structure_id, rows[0].beneficiary_id];
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const { rows } = await owner.query('SELECT count(*) AS n FROM notice.notice WHERE incident_id = 2');
  if (Number(rows[0].n) !== people) throw new Error(`prepared ${rows[0].n} of ${people}`);
  await owner.query(`UPDATE notice.campaign SET state = 'paused' WHERE incident_id = 2`);
  return { people, seconds };
}

async function typeset(count: number): Promise<NoticeFigures['letters']> {
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
  const begun = performance.now();
  for await (const { pages } of typesetLetters(each)) made += pages > 0 ? 1 : 0;
  return { count: made, perSecond: Math.round(made / ((performance.now() - begun) / 1000)) };
}

async function takenBy(sink: ChildProcess): Promise<number> {
  sink.send('how many');
  const [{ taken }] = (await once(sink, 'message')) as [{ taken: number }];
  return taken;
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 2 ** 20);
}
