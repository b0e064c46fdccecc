import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../src/db/index.ts';
import { fourEyes } from './four-eyes.ts';

type World = Awaited<ReturnType<typeof fourEyes>>;

/*
 * The number shown is computed from what is enforced: whatever an attacker tries, in any order, it is shown no more
 * distinct people than that, and one who tries everything is shown exactly as many. Small caps, so that short
 * sequences reach them.
 */
const PEOPLE = 30;
/** ATTACKS=20 drives twenty times as many attackers. */
const TIMES = Number(process.env.ATTACKS ?? 1);
/** Thousands of acts take a minute on two quiet processors, and three times that on busy ones. */
const PATIENCE = 300_000;
/** Questions a day whether somebody has a dossier already. */
const QUESTIONS = 4;
let w: World;
/** What the duplicate check knows each person by: their name and year are on the attacker's list. */
const nameYear = new Map<string, string>();
let people: number[];

beforeAll(async () => {
  w = await fourEyes(PEOPLE);
  people = w.refs.map((ref) => Number(ref.split('-')[1]));
  await w.set(`UPDATE gate.cap SET people = CASE class WHEN 'listed' THEN CASE WHEN probation THEN 3 ELSE 8 END
    WHEN 'contact' THEN CASE WHEN probation THEN 2 ELSE 5 END ELSE CASE WHEN probation THEN 1 ELSE 3 END END
    WHERE role = 'counsellor'`);
  await w.set(`UPDATE gate.setting SET value = '10' WHERE name = 'assign_files'`);
  await w.set(`UPDATE gate.setting SET value = $1 WHERE name = 'duplicate_checks'`, String(QUESTIONS));
  const { rows } = await w.owner.query(
    `SELECT beneficiary_id AS person, encode(token, 'hex') AS token FROM vault.blind_index WHERE kind = 'name_year'`,
  );
  for (const row of rows) nameYear.set(String(row.person), row.token);
});
afterAll(() => w.close());

/** A new day: nothing seen, nothing approved. */
async function newDay() {
  await w.set(`DELETE FROM ledger.trace; DELETE FROM gate.seen; DELETE FROM gate.seen_hour;
    DELETE FROM vault.duplicate_check; DELETE FROM gate.approval; DELETE FROM gate.request; DELETE FROM gate.account_cap;
    DELETE FROM gate.relationship; DELETE FROM gate.cover; DELETE FROM identity.outbox;
    UPDATE identity.account SET state = 'removed' WHERE role = 'counsellor'`);
}
beforeEach(newDay);

async function counsellor(files: number[], probation = false): Promise<string> {
  const id = await w.account(w.structure, 'counsellor');
  if (probation)
    await w.set(
      `UPDATE identity.account SET probation_until = now() + interval '14 days' WHERE account_id = $1`,
      id,
    );
  await tie(id, files);
  return id;
}
const tie = (id: string, files: number[]) =>
  w.set(
    `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind) SELECT $1, p, $2, 'follows' FROM unnest($3::bigint[]) AS p`,
    w.structure,
    id,
    files,
  );
/** A cover that was granted before. */
const standIn = (id: string, absent: string) =>
  w.set(
    `WITH c AS (INSERT INTO gate.cover (structure_id, absent, account_id, since, until)
                VALUES ($1, $2, $3, now(), now() + interval '9 days') RETURNING *)
     INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, since, until)
     SELECT g.structure_id, g.beneficiary_id, c.account_id, 'covers', c.since, c.until
     FROM c JOIN gate.relationship AS g ON g.account_id = c.absent AND g.kind = 'follows'`,
    w.structure,
    absent,
    id,
  );
const worst = async (id: string) => {
  const { rows } = await w.owner.query('SELECT * FROM gate.worst_case($1)', [id]);
  return rows[0] as Record<'listed' | 'contact' | 'identifier' | 'alone' | 'lineage' | 'deceived', number>;
};

/** Of how many people an account can be told whether they have a dossier, as the board shows it. */
const told = async (id: string) => {
  const { rows } = await w.owner.query('SELECT * FROM gate.told_in_a_day($1)', [id]);
  return rows[0] as { alone: number; deceived: number };
};

type Look = {
  door: 'phone' | 'birthDate' | 'open' | 'names' | 'caseload' | 'exists';
  whom: number;
  many: number;
};
const look = fc.record({
  door: fc.constantFrom('phone', 'birthDate', 'open', 'names', 'caseload', 'exists') as fc.Arbitrary<
    Look['door']
  >,
  whom: fc.nat(PEOPLE - 1),
  many: fc.integer({ min: 1, max: 6 }),
});
const DOORS = {
  phone: ['contact.reveal', ['phone']],
  birthDate: ['identifier.reveal', ['birthDate']],
  open: ['dossier.open', ['summary']],
  names: ['dossier.name', ['summary']],
  caseload: ['caseload.list', ['summary']],
} as const;

/** Looks through one door, as the application's own role; adds whom it was shown. */
async function tryLook(token: Buffer, a: Look, seen: Set<string>, told = new Set<string>()) {
  if (a.door === 'exists') return tryQuestion(token, String(people[a.whom]), told);
  const at = (n: number) => [w.structure, String(people[n % PEOPLE])];
  const target =
    a.door === 'caseload'
      ? { caseload: { limit: a.many, offset: a.whom % 8 } }
      : a.door === 'names'
        ? { subjects: Array.from({ length: a.many }, (_, i) => at(a.whom + i)) }
        : { subject: at(a.whom) };
  const [operation, fields] = DOORS[a.door];
  const act = { token: token.toString('base64'), operation, purpose: 'follow_up', target, fields };
  const { rows } = await w.db.app.query('CALL vault.reveals($1, NULL)', [JSON.stringify([act])]);
  for (const person of rows[0].p_result[0].people) if (person.v.length > 0) seen.add(person.b);
}

/** Asks whether somebody, anybody, has a dossier; adds whom the answer was about, yes or no. True: it was answered. */
async function tryQuestion(token: Buffer, person: string, told: Set<string>): Promise<boolean> {
  const known = nameYear.get(person) ?? createHash('sha256').update(person).digest('hex').slice(0, 12);
  // All the rest of the list beside, to learn of more than one by one answer.
  const list = [known, ...nameYear.values()].map((token) => ['name_year', token]);
  const { rows } = await w.db.app.query('SELECT vault.check_duplicate($1, $2) AS r', [
    token,
    JSON.stringify(list),
  ]);
  if (rows[0].r.code !== null) return false;
  expect(rows[0].r.duplicate).toBe(nameYear.has(person));
  told.add(person);
  return true;
}

/** Everything, greedily: each class on people whom no other class has shown. */
async function tryEverything(token: Buffer, seen: Set<string>) {
  for (const door of ['birthDate', 'phone', 'names'] as const)
    for (let whom = 0; whom < PEOPLE; whom += 1)
      if (!seen.has(String(people[whom]))) await tryLook(token, { door, whom, many: 1 }, seen);
}

describe('alone', () => {
  it.each([
    [3, false, 3],
    [12, false, 12],
    [PEOPLE, false, 8 + 5 + 3],
    [PEOPLE, true, 3 + 2 + 1],
  ])(
    'with %i files, on probation %s: %i, and an attacker who tries everything is shown exactly that',
    async (files, probation, number) => {
      const id = await counsellor(people.slice(0, files), probation);
      expect((await worst(id)).alone).toBe(number);
      const seen = new Set<string>();
      await tryEverything(await w.session(id, { presence: true }), seen);
      expect(seen.size).toBe(number);
    },
  );

  it('is 0 for an account manager, and for who is suspended or frozen', async () => {
    expect(await worst(w.asker)).toMatchObject({ alone: 0, listed: 0, contact: 0, identifier: 0 });
    const id = await counsellor(people);
    for (const state of ['suspended', 'frozen', 'pending', 'removed']) {
      await w.set('UPDATE identity.account SET state = $2 WHERE account_id = $1', id, state);
      expect(await worst(id), state).toMatchObject({ alone: 0, deceived: 0 });
    }
  });

  it('counts a cover that begins before the day is over, and a larger cap that two granted', async () => {
    const id = await counsellor(people.slice(0, 2));
    await w.set(
      `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, since, until)
       SELECT $1, p, $2, 'covers', now() + interval '20 hours', now() + interval '9 days' FROM unnest($3::bigint[]) AS p`,
      w.structure,
      id,
      people.slice(2, 6),
    );
    expect((await worst(id)).alone).toBe(6);
    await tie(id, people.slice(6));
    await w.set(
      `INSERT INTO gate.account_cap VALUES ($1, $2, 'contact', 12, now() + interval '1 hour')`,
      w.structure,
      id,
    );
    expect((await worst(id)).alone).toBe(8 + 12 + 3);
  });

  it.each([
    [30, false],
    [0, false],
    [0, true],
  ])(
    'with %i files, on probation %s, is told of exactly as many more whether they have a dossier, tied to it or not',
    async (files, probation) => {
      const id = await counsellor(people.slice(0, files), probation);
      const number = await told(id);
      expect(number).toEqual({ alone: QUESTIONS, deceived: QUESTIONS });
      const token = await w.session(id, { presence: true });
      const knows = new Set<string>();
      for (let n = 0; n < 2 * QUESTIONS; n += 1) await tryQuestion(token, `nobody-${n}`, knows);
      expect(knows.size).toBe(QUESTIONS);
    },
  );

  it('is told nothing where nobody may ask, and where the setting is gone', async () => {
    expect((await told(w.asker)).alone).toBe(0);
    const id = await counsellor(people);
    await w.set(`DELETE FROM gate.setting WHERE name = 'duplicate_checks'`);
    expect(await told(id)).toEqual({ alone: 0, deceived: 0 });
    expect(await tryQuestion(await w.session(id), 'nobody', new Set())).toBe(false);
    await w.set(`INSERT INTO gate.setting VALUES ('duplicate_checks', $1)`, String(QUESTIONS));
    await w.set(`UPDATE identity.account SET state = 'suspended' WHERE account_id = $1`, id);
    expect(await told(id)).toEqual({ alone: 0, deceived: 0 });
  });

  it(
    'is never exceeded, in whatever order the doors are tried',
    async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: PEOPLE }),
          fc.boolean(),
          fc.array(look, { minLength: 5, maxLength: 25 }),
          async (files, probation, acts) => {
            if (runs++ % 50 === 0) await newDay();
            const id = await counsellor(people.slice(0, files), probation);
            const number = (await worst(id)).alone;
            const token = await w.session(id, { presence: true });
            const bound = (await told(id)).alone;
            const seen = new Set<string>();
            const knows = new Set<string>();
            for (const act of acts) await tryLook(token, act, seen, knows);
            expect(seen.size).toBeLessThanOrEqual(number);
            expect(knows.size).toBeLessThanOrEqual(bound);
          },
        ),
        { numRuns: 1000 * TIMES },
      );
    },
    PATIENCE,
  );
});

type Wish =
  | { kind: 'invite' }
  | { kind: 'assign'; to: number; from: number; many: number }
  | { kind: 'raise'; to: number; class: 'listed' | 'contact' | 'identifier' }
  | { kind: 'cover'; to: number }
  | { kind: 'give'; from: number; many: number }
  | { kind: 'wake'; to: number }
  | { kind: 'role'; to: number; role: 'counsellor' | 'account_manager' };
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.constant({ kind: 'invite' as const }),
  fc.record({
    kind: fc.constant('assign' as const),
    to: fc.nat(3),
    from: fc.nat(PEOPLE - 1),
    many: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({
    kind: fc.constant('raise' as const),
    to: fc.nat(3),
    class: fc.constantFrom('listed', 'contact', 'identifier') as fc.Arbitrary<'listed'>,
  }),
  fc.record({ kind: fc.constant('cover' as const), to: fc.nat(3) }),
  fc.record({
    kind: fc.constant('give' as const),
    from: fc.nat(PEOPLE - 1),
    many: fc.integer({ min: 5, max: 12 }),
  }),
  fc.record({ kind: fc.constant('wake' as const), to: fc.nat(3) }),
  fc.record({
    kind: fc.constant('role' as const),
    to: fc.nat(3),
    role: fc.constantFrom('counsellor', 'account_manager') as fc.Arbitrary<'counsellor'>,
  }),
);

describe('the figures of a night', () => {
  const board = async (token: Buffer, structure: string | null = null) => {
    const read = await readPage<Record<'account_id' | 'alone' | 'without_cover' | 'total' | 'role', unknown>>(
      w.db.app,
      token,
      'worst_cases',
      { structure },
    );
    if (!read.ok) throw new Error(read.code);
    return read.rows;
  };

  it('are kept once a day, for each agent', async () => {
    const id = await counsellor(people.slice(0, 4));
    const keep = async () => (await w.db.app.query('SELECT gate.keep_worst_cases() AS n')).rows[0].n;
    await w.set('DELETE FROM gate.worst_case_day');
    expect(await keep()).toBeGreaterThan(0);
    expect(await keep()).toBe(0);
    expect(
      await w.one(`SELECT alone || '/' || deceived FROM gate.worst_case_day WHERE account_id = $1`, id),
    ).toBe('4/4');
    expect((await board(w.token.supervisor)).find((row) => row.account_id === id)).toMatchObject({
      alone: 4,
      without_cover: 4,
      history: [4],
      structure_people: PEOPLE,
    });
  });

  it('advise what is true: without its cover the number is that, once the cover has ended', async () => {
    const id = await counsellor(people.slice(0, 2));
    await w.set(
      `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, until)
       SELECT $1, p, $2, 'covers', now() + interval '9 days' FROM unnest($3::bigint[]) AS p`,
      w.structure,
      id,
      people.slice(2, 9),
    );
    const mine = async () =>
      (await board(w.token.supervisor, w.structure)).find((row) => row.account_id === id);
    const before = await mine();
    expect(before).toMatchObject({ alone: 9, without_cover: 2, without_raise: 9 });
    await w.set(`UPDATE gate.relationship SET until = now() WHERE account_id = $1 AND kind = 'covers'`, id);
    expect((await mine())?.alone).toBe(before?.without_cover);
  });

  it('show a supervision, and nobody else, the organisations that may see its people; and come in pages', async () => {
    const { rows } = await w.owner.query(
      `INSERT INTO identity.structure (name, kind) VALUES ('CFA des Rives', 'provider') RETURNING structure_id AS id`,
    );
    const provider = await w.account(rows[0].id, 'provider');
    for (const [n, ref] of w.refs.slice(0, 3).entries())
      await w.relate(ref, provider, 'provider', String(n + 1));
    expect((await board(w.token.supervisor)).find((row) => row.account_id === provider)).toMatchObject({
      role: 'provider',
      alone: 3,
      deceived: 3,
      structure_people: 3,
    });
    expect((await board(w.token.asker)).map((row) => row.account_id)).not.toContain(provider);
    // What ends the referral ends the line.
    await w.set(`UPDATE gate.relationship SET until = now() WHERE account_id = $1`, provider);
    const all = await board(w.token.supervisor);
    expect(all.map((row) => row.account_id)).not.toContain(provider);
    expect(all[0]).toMatchObject({ total: all.length });
    const rest = await readPage<{ account_id: string }>(w.db.app, w.token.supervisor, 'worst_cases', {
      skip: 2,
    });
    expect(rest.ok && rest.rows).toHaveLength(all.length - 2);
    const accounts = async (skip: number) => {
      const read = await readPage<{ account_id: string; total: number }>(
        w.db.app,
        w.token.asker,
        'accounts',
        { skip },
      );
      return read.ok ? read.rows : [];
    };
    const every = await accounts(0);
    // Other tests of this file leave accounts behind: more than a page of them.
    expect(every).toHaveLength(Math.min(every[0]?.total ?? 0, 500));
    expect((await accounts(1)).slice(0, every.length - 1).map((row) => row.account_id)).toEqual(
      every.slice(1).map((row) => row.account_id),
    );
  });

  it('are for whoever is in charge', async () => {
    const foreigner = await w.session(await w.account(w.elsewhere, 'account_manager'));
    const id = await counsellor(people.slice(0, 2));
    for (const structure of [null, w.structure]) {
      expect((await board(foreigner, structure)).map((row) => row.account_id)).not.toContain(id);
    }
    expect(await readPage(w.db.app, await w.session(id), 'worst_cases')).toEqual({ ok: false, code: 'role' });
  });
});

describe('a counsellor with one deceived approver', () => {
  it.each([
    [1, 6 + 21],
    [2, PEOPLE],
  ])('is shown, after %i approvals of what it asks for itself, exactly %i', async (approvals, number) => {
    await w.set(
      `UPDATE gate.setting SET value = to_jsonb($1::int) WHERE name = 'approvals_a_day'`,
      approvals,
    );
    const id = await counsellor(people, true);
    const { deceived } = await worst(id);
    await w.set(
      `UPDATE identity.account SET state = 'active' WHERE account_id IN ($1, $2)`,
      w.asker,
      w.approver,
    );
    const token = await w.session(id, { presence: true });
    for (const [kind, cap] of [
      ['listed', 24],
      ['contact', 15],
    ] as const) {
      const asked = await w.ask(token, 'budget.raise', id, { class: kind, people: cap, hours: 72 });
      if (asked.id !== null) await w.approve(w.token.approver, asked.id);
    }
    await w.set(`UPDATE gate.setting SET value = '5' WHERE name = 'approvals_a_day'`);
    const seen = new Set<string>();
    await tryEverything(token, seen);
    expect(seen.size).toBe(number);
    expect(deceived).toBe(number);
  });
});

describe('an account manager with one deceived approver', () => {
  const RAISED = { listed: 24, contact: 15, identifier: 9 };

  /** Asks, and has it approved; the attacker holds every account made so. */
  async function grant(x: Wish, mine: string[], followed: string) {
    const to = 'to' in x ? mine[x.to % Math.max(1, mine.length)] : undefined;
    if (x.kind !== 'invite' && x.kind !== 'give' && to === undefined) return;
    const asked =
      x.kind === 'invite'
        ? await w.ask(w.token.asker, 'account.invite', null, {
            email: `m${Math.random().toString(36).slice(2)}@exemple.fr`,
            display_name: 'Invitée',
            role: 'counsellor',
          })
        : x.kind === 'assign' || x.kind === 'give'
          ? // Given to the absent colleague, they open to whoever of the attacker's accounts stands in for it.
            await w.ask(w.token.asker, 'files.assign', x.kind === 'give' ? followed : (to ?? null), {
              beneficiaries: Array.from({ length: x.many }, (_, i) => people[(x.from + i) % PEOPLE]),
            })
          : x.kind === 'raise'
            ? await w.ask(w.token.asker, 'budget.raise', to ?? null, {
                class: x.class,
                people: RAISED[x.class],
                hours: 72,
              })
            : x.kind === 'wake'
              ? await w.ask(w.token.asker, 'account.enable', to ?? null)
              : x.kind === 'role'
                ? await w.ask(w.token.asker, 'account.role', to ?? null, { role: x.role })
                : await w.ask(w.token.asker, 'cover.grant', to ?? null, {
                    absent: followed,
                    from: new Date().toISOString(),
                    until: new Date(Date.now() + 86_400_000).toISOString(),
                  });
    if (asked.id === null) return;
    if ((await w.approve(w.token.approver, asked.id)) === null && x.kind === 'invite')
      mine.push(await w.one('SELECT account_id::text FROM gate.request WHERE request_id = $1', asked.id));
    else
      await w.set(
        `UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE request_id = $1 AND state = 'waiting'`,
        asked.id,
      );
  }

  it(
    'never exceeds the number shown',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.boolean(), fc.boolean(), fc.boolean()), {
            maxLength: 3,
          }),
          fc.array(wish, { minLength: 3, maxLength: 9 }),
          fc.array(look, { maxLength: 25 }),
          async (earlier, wishes, acts) => {
            await newDay();
            await w.set(
              `UPDATE identity.account SET state = 'active' WHERE account_id IN ($1, $2)`,
              w.asker,
              w.approver,
            );
            const followed = await counsellor(people.slice(0, 10));
            const mine: string[] = [];
            // Accounts that it had made before, awake or suspended: the attacker holds them too.
            for (const [files, probation, sleeps, covers] of earlier) {
              const id = await counsellor(people.slice(files, files + files), probation);
              await w.set(
                'UPDATE identity.account SET requested_by = $2, state = $3 WHERE account_id = $1',
                id,
                w.asker,
                sleeps ? 'suspended' : 'active',
              );
              if (covers && !sleeps) await standIn(id, followed);
              mine.push(id);
            }
            const number = (await worst(w.asker)).deceived;
            const bound = (await told(w.asker)).deceived;
            const seen = new Set<string>();
            const knows = new Set<string>();
            for (const [turn, x] of wishes.entries()) {
              await grant(x, mine, followed);
              // Looks between two wishes: what is taken away again afterwards has been seen.
              const look = acts[turn];
              const id = mine[(look?.whom ?? 0) % Math.max(1, mine.length)];
              if (look && id) await tryLook(await w.session(id, { presence: true }), look, seen, knows);
            }
            for (const id of mine) {
              const token = await w.session(id, { presence: true });
              for (const act of acts) await tryLook(token, act, seen, knows);
              await tryEverything(token, seen);
              for (let n = 0; n <= QUESTIONS; n += 1) await tryQuestion(token, `nobody-${id}-${n}`, knows);
            }
            expect(seen.size).toBeLessThanOrEqual(number);
            expect(knows.size).toBeLessThanOrEqual(bound);
          },
        ),
        { numRuns: 100 * TIMES },
      );
    },
    PATIENCE,
  );

  it('reaches the number when one wish gives the same files to all who stand in for one colleague', async () => {
    const followed = await counsellor([]);
    const mine: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      const id = await counsellor([], true);
      await w.set('UPDATE identity.account SET requested_by = $2 WHERE account_id = $1', id, w.asker);
      await standIn(id, followed);
      mine.push(id);
    }
    // Ten files, four accounts of six people each: the files are fewer. Raised, one more account is shown what is left.
    await w.set(`UPDATE gate.setting SET value = '1' WHERE name = 'approvals_a_day'`);
    const { deceived } = await worst(w.asker);
    await grant({ kind: 'give', from: 0, many: 10 }, mine, followed);
    const seen = new Set<string>();
    for (const id of mine) await tryEverything(await w.session(id, { presence: true }), seen);
    await w.set(`UPDATE gate.setting SET value = '5' WHERE name = 'approvals_a_day'`);
    expect(seen.size).toBe(10);
    expect(deceived).toBe(10);
  });

  it('reaches the number by the best way to spend five approvals', async () => {
    const followed = await counsellor(people.slice(0, 10));
    const { deceived } = await worst(w.asker);
    const mine: string[] = [];
    // One account, all the files, and the one raise that is left.
    await grant({ kind: 'invite' }, mine, followed);
    for (const from of [0, 10, 20]) await grant({ kind: 'assign', to: 0, from, many: 10 }, mine, followed);
    await grant({ kind: 'raise', to: 0, class: 'listed' }, mine, followed);
    const seen = new Set<string>();
    for (const id of mine) await tryEverything(await w.session(id, { presence: true }), seen);
    expect(mine).toHaveLength(1);
    expect(seen.size).toBe(deceived);
  });
});
