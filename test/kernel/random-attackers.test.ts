import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fourEyes } from './four-eyes.ts';

type World = Awaited<ReturnType<typeof fourEyes>>;

/*
 * More doors for the attackers of worst-case.test.ts: searches by name, dossiers that they type themselves, covers,
 * links of a training organisation, moves between structures, accounts born through single sign-on. None is ever shown
 * more distinct people than the number of `gate.worst_case`, from the first act to the last.
 */
const PEOPLE = 24;
/** ATTACKS=20 drives twenty times as many attackers. */
const TIMES = Number(process.env.ATTACKS ?? 1);
const ISSUER = 'https://idp.exemple.fr';
let w: World;
let people: string[];

beforeAll(async () => {
  w = await fourEyes(PEOPLE);
  people = w.refs.map((ref) => ref.split('-')[1] ?? '');
  await w.set(`UPDATE gate.cap SET people = CASE class WHEN 'listed' THEN CASE WHEN probation THEN 3 ELSE 7 END
    WHEN 'contact' THEN CASE WHEN probation THEN 2 ELSE 4 END ELSE CASE WHEN probation THEN 1 ELSE 2 END END`);
  await w.set(`UPDATE gate.setting SET value = '8' WHERE name = 'assign_files'`);
  await w.set(`UPDATE identity.structure SET siret = '13002526500013' WHERE structure_id = $1`, w.structure);
  await w.set(
    `INSERT INTO identity.sso_provider (structure_id, issuer, idp_id) VALUES ($1, $2, 'idp')`,
    w.structure,
    ISSUER,
  );
});
afterAll(() => w.close());

/** A new day: nothing seen, nothing asked, nobody of before. */
async function newDay() {
  await w.set(`DELETE FROM ledger.trace; DELETE FROM gate.seen; DELETE FROM gate.seen_hour;
    DELETE FROM gate.approval; DELETE FROM gate.request; DELETE FROM gate.account_cap;
    DELETE FROM gate.relationship; DELETE FROM gate.cover; DELETE FROM identity.outbox;
    DELETE FROM vault.duplicate_check;
    UPDATE identity.account SET state = 'removed' WHERE role IN ('counsellor', 'provider')`);
}
beforeEach(newDay);

type Seen = Set<string>;
const worst = (id: string) =>
  w
    .set('SELECT * FROM gate.worst_case($1)', id)
    .then(({ rows }) => rows[0] as Record<'alone' | 'lineage' | 'deceived', number>);
const tie = (id: string, files: readonly string[], kind = 'follows') =>
  w.set(
    `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, until)
     SELECT $1, p, $2, $4, CASE $4 WHEN 'covers' THEN now() + interval '9 days' END FROM unnest($3::bigint[]) AS p
     ON CONFLICT DO NOTHING`,
    w.structure,
    id,
    files,
    kind,
  );

/** One act through the vault's door, as the application's own role; adds whom it was shown. */
async function show(token: Buffer, operation: string, target: object, fields: string[], seen: Seen) {
  const act = { token: token.toString('base64'), operation, purpose: 'follow_up', target, fields };
  const { rows } = await w.db.app.query('CALL vault.reveals($1, NULL)', [JSON.stringify([act])]);
  for (const person of rows[0].p_result[0].people) if (person.v.length > 0) seen.add(person.b);
}

const LOOKS = ['search', 'caseload', 'names', 'open', 'phone', 'birthDate', 'create', 'duplicate'] as const;
type Look = { door: (typeof LOOKS)[number]; whom: number };
const look: fc.Arbitrary<Look> = fc.record({ door: fc.constantFrom(...LOOKS), whom: fc.nat(PEOPLE - 1) });
let typed = 0;

async function tryLook(token: Buffer, { door, whom }: Look, seen: Seen): Promise<void> {
  const subject = [w.structure, people[whom]];
  const name = { givenName: `Prénom${whom}`, familyName: `${String(whom).padStart(3, '0')}Nom` };
  const one = { subject };
  switch (door) {
    case 'search': {
      const found = await w.vault.reveal({
        ...{ token, operation: 'dossier.search', purpose: null, fields: ['summary'] },
        target: {
          search: { structureId: w.structure, query: `${name.givenName} ${name.familyName}`, limit: 20 },
        },
      });
      if (found.ok) for (const person of found.people) seen.add(person.ref.split('-')[1] ?? '');
      return;
    }
    case 'create': {
      // Whom it types itself it knew before: such a dossier takes budget like any other, and adds nobody.
      typed += 1;
      const made = await w.vault.createBeneficiary({
        ...{ token, structureId: w.structure },
        values: { summary: { givenName: 'Saisi', familyName: `Par${typed}`, birthYear: 2004 } },
      });
      const own = new Set<string>();
      if (made.ok) await show(token, 'dossier.open', { subject: made.ref.split('-') }, ['summary'], own);
      return;
    }
    case 'duplicate':
      await w.vault.checkDuplicate({
        ...{ token, structureId: w.structure },
        values: { summary: { ...name, birthYear: 2005 } },
      });
      return;
    case 'caseload':
      return show(token, 'caseload.list', { caseload: { limit: 5, offset: whom % 9 } }, ['summary'], seen);
    case 'names':
      return show(token, 'dossier.name', { subjects: [subject] }, ['summary'], seen);
    case 'open':
      return show(token, 'dossier.open', one, ['summary'], seen);
    case 'phone':
      return show(token, 'contact.reveal', one, ['phone'], seen);
    case 'birthDate':
      return show(token, 'identifier.reveal', one, ['birthDate'], seen);
  }
}

/** Everything, greedily: each class on people whom no other class has shown. */
async function readAll(token: Buffer, seen: Seen): Promise<void> {
  for (const door of ['birthDate', 'phone', 'names'] as const)
    for (let whom = 0; whom < PEOPLE; whom += 1)
      if (!seen.has(people[whom] ?? '')) await tryLook(token, { door, whom }, seen);
}

/** Nobody typed in by an attacker is one of ours. */
const ours = (seen: Seen) => people.filter((person) => seen.has(person)).length;

async function counsellor(files: readonly string[], covers: readonly string[], probation: boolean) {
  const id = await w.account(w.structure, 'counsellor');
  if (probation)
    await w.set(
      `UPDATE identity.account SET probation_until = now() + interval '14 days' WHERE account_id = $1`,
      id,
    );
  await tie(id, files);
  await tie(id, covers, 'covers');
  return id;
}

describe('a counsellor alone, with searches, new dossiers, covers and the check for duplicates', () => {
  it('is never shown more people than its number', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(PEOPLE),
        fc.nat(PEOPLE),
        fc.boolean(),
        fc.array(look, { minLength: 5, maxLength: 18 }),
        async (files, covers, probation, acts) => {
          if (runs++ % 40 === 0) await newDay();
          const id = await counsellor(people.slice(0, files), people.slice(PEOPLE - covers), probation);
          const number = (await worst(id)).alone;
          const token = await w.session(id, { presence: true });
          const seen: Seen = new Set();
          for (const act of acts) await tryLook(token, act, seen);
          expect(ours(seen)).toBeLessThanOrEqual(number);
        },
      ),
      { numRuns: 120 * TIMES },
    );
  });
});

describe('a training organisation', () => {
  it('is never shown more people than its number, whichever links it opens, for whichever referral', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(PEOPLE),
        fc.array(fc.tuple(fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1), fc.boolean()), {
          minLength: 8,
          maxLength: 30,
        }),
        async (sent, acts) => {
          const id = await w.account(w.elsewhere, 'provider');
          const referral = (n: number) => 1_000_000 + Number(id) * PEOPLE + n;
          await w.set(
            `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id)
             SELECT $1, p, $2, 'provider', $4 + n - 1 FROM unnest($3::bigint[]) WITH ORDINALITY AS x(p, n)`,
            w.structure,
            id,
            people.slice(0, sent),
            referral(0),
          );
          const number = (await worst(id)).alone;
          const seen: Seen = new Set();
          for (const [link, whom, call] of acts) {
            // A link for one referral; the act names another one's person as often as not.
            const token = await w.session(id, { scope: String(referral(link)) });
            const subject = { subject: [w.structure, people[call ? whom : link]] };
            await show(token, 'candidate.view', subject, ['summary'], seen);
            if (call) await show(token, 'candidate.contact', subject, ['phone'], seen);
          }
          expect(ours(seen)).toBeLessThanOrEqual(number);
          expect([...seen].every((person) => people.indexOf(person) < sent)).toBe(true);
        },
      ),
      { numRuns: 25 * TIMES },
    );
  });

  it('with more people than its budget: exactly the number, when it opens every link', async () => {
    const id = await w.account(w.elsewhere, 'provider');
    await w.set(
      `INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind, referral_id)
       SELECT $1, p, $2, 'provider', n FROM unnest($3::bigint[]) WITH ORDINALITY AS x(p, n)`,
      w.structure,
      id,
      people,
    );
    const seen: Seen = new Set();
    for (const [n, person] of people.entries()) {
      const token = await w.session(id, { scope: String(n + 1) });
      const door =
        n < 5 ? (['candidate.contact', 'phone'] as const) : (['candidate.view', 'summary'] as const);
      await show(token, door[0], { subject: [w.structure, person] }, [door[1]], seen);
    }
    expect(seen.size).toBe((await worst(id)).alone);
    expect(seen.size).toBe(7 + 4);
  });
});

type Wish =
  | { kind: 'invite' | 'sso' }
  | { kind: 'assign'; to: number; from: number; many: number }
  | { kind: 'raise'; to: number; class: 'listed' | 'contact' | 'identifier' }
  | { kind: 'cover' | 'move' | 'back' | 'wake'; to: number };
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constantFrom('invite' as const, 'sso' as const) }),
  fc.record({
    kind: fc.constant('assign' as const),
    ...{ to: fc.nat(2), from: fc.nat(PEOPLE - 1), many: fc.integer({ min: 1, max: 9 }) },
  }),
  fc.record({
    kind: fc.constant('raise' as const),
    to: fc.nat(2),
    class: fc.constantFrom('listed' as const, 'contact' as const, 'identifier' as const),
  }),
  fc.record({
    kind: fc.constantFrom('cover' as const, 'move' as const, 'back' as const, 'wake' as const),
    to: fc.nat(2),
  }),
);

describe('an account manager with one deceived approver, moves and single sign-on', () => {
  const RAISED = { listed: 21, contact: 12, identifier: 6 };
  let subjects = 0;

  /** What the attacker asks for, as kind, account and payload; null when there is nobody to ask it for. */
  function asked(x: Wish, mine: string[], followed: string): [string, string | null, object] | null {
    if (x.kind === 'invite') {
      const email = `r${Math.random().toString(36).slice(2)}@exemple.fr`;
      return ['account.invite', null, { email, display_name: 'Invitée', role: 'counsellor' }];
    }
    const to = 'to' in x ? mine[x.to % Math.max(1, mine.length)] : undefined;
    if (to === undefined) return null;
    switch (x.kind) {
      case 'assign': {
        const many = Array.from({ length: x.many }, (_, i) => Number(people[(x.from + i) % PEOPLE]));
        return ['files.assign', to, { beneficiaries: many }];
      }
      case 'raise':
        return ['budget.raise', to, { class: x.class, people: RAISED[x.class], hours: 72 }];
      case 'wake':
        return ['account.enable', to, {}];
      case 'move':
        return ['account.move', to, { structure_id: Number(w.elsewhere) }];
      case 'back':
        return ['account.move', to, { structure_id: Number(w.structure) }];
      case 'cover': {
        const until = new Date(Date.now() + 86_400_000).toISOString();
        return ['cover.grant', to, { absent: followed, from: new Date().toISOString(), until }];
      }
      default:
        return null;
    }
  }

  /** A first arrival through single sign-on: pending, until two admit it. Both approvals are the attacker's here. */
  async function arrive(mine: string[]): Promise<void> {
    subjects += 1;
    const { rows } = await w.db.signin.query(
      `SELECT account_id AS id FROM identity.sso_sign_in($1, $2, 'eidas1', '13002526500013', 'idp', NULL, 'Arrivée', $3)`,
      [ISSUER, `s${subjects}`, Buffer.alloc(32, subjects)],
    );
    const wished = await w.owner.query(
      `SELECT r.request_id AS id, r.account_id AS account FROM gate.request AS r
       JOIN identity.sso_subject AS u ON u.account_id = r.account_id
       WHERE u.subject = $1 AND r.state = 'waiting'`,
      [`s${subjects}`],
    );
    const request = wished.rows[0];
    if (request === undefined) throw new Error(`nobody arrived: ${rows[0]?.id}`);
    await w.approve(w.token.asker, request.id);
    await w.approve(w.token.approver, request.id);
    const state = await w.one('SELECT state FROM identity.account WHERE account_id = $1', request.account);
    if (state === 'active') mine.push(String(request.account));
    await w.set(
      `UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE request_id = $1 AND state = 'waiting'`,
      request.id,
    );
  }

  async function grant(x: Wish, mine: string[], followed: string): Promise<void> {
    if (x.kind === 'sso') return arrive(mine);
    const what = asked(x, mine, followed);
    if (what === null) return;
    const [kind, account, payload] = what;
    const { id } = await w.ask(w.token.asker, kind, account, { ...payload });
    if (id === null) return;
    // Whoever takes somebody in decides: the supervision is in charge of both structures.
    const by = kind === 'account.move' ? w.token.supervisor : w.token.approver;
    if ((await w.approve(by, id)) === null && kind === 'account.invite')
      mine.push(await w.one('SELECT account_id::text FROM gate.request WHERE request_id = $1', id));
    else
      await w.set(
        `UPDATE gate.request SET state = 'withdrawn', decided_at = now() WHERE request_id = $1 AND state = 'waiting'`,
        id,
      );
  }

  it('counts who came through single sign-on and was admitted, who was moved away, and who stands in', async () => {
    const followed = await counsellor(people.slice(0, 8), [], false);
    const number = (await worst(w.asker)).deceived;
    const mine: string[] = [];
    await grant({ kind: 'sso' }, mine, followed);
    await grant({ kind: 'invite' }, mine, followed);
    expect(mine).toHaveLength(2);
    await grant({ kind: 'cover', to: 0 }, mine, followed);
    await grant({ kind: 'assign', to: 1, from: 8, many: 8 }, mine, followed);
    const seen: Seen = new Set();
    for (const id of mine) await readAll(await w.session(id, { presence: true }), seen);
    // Each new account has its own budget of probation, and used it up.
    expect(ours(seen)).toBe(2 * (3 + 2 + 1));
    await grant({ kind: 'move', to: 1 }, mine, followed);
    expect(await w.one('SELECT structure_id FROM identity.account WHERE account_id = $1', mine[1])).toBe(
      w.elsewhere,
    );
    await readAll(await w.session(mine[1] ?? '', { presence: true }), seen);
    expect(ours(seen)).toBe(2 * (3 + 2 + 1));
    expect(ours(seen)).toBeLessThanOrEqual(number);
  });

  it('never exceeds the number shown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(10), fc.boolean()), { maxLength: 2 }),
        fc.array(wish, { minLength: 3, maxLength: 8 }),
        fc.array(look, { minLength: 4, maxLength: 14 }),
        async (earlier, wishes, acts) => {
          await newDay();
          const followed = await counsellor(people.slice(0, 8), [], false);
          const mine: string[] = [];
          for (const [files, sleeps] of earlier) {
            const id = await counsellor(people.slice(files, 2 * files), [], false);
            await w.set(
              'UPDATE identity.account SET requested_by = $2, state = $3 WHERE account_id = $1',
              id,
              w.asker,
              sleeps ? 'suspended' : 'active',
            );
            mine.push(id);
          }
          const number = (await worst(w.asker)).deceived;
          const seen: Seen = new Set();
          for (const [turn, x] of wishes.entries()) {
            await grant(x, mine, followed);
            const act = acts[turn];
            const id = mine[(act?.whom ?? 0) % Math.max(1, mine.length)];
            if (act && id) await tryLook(await w.session(id, { presence: true }), act, seen);
          }
          for (const id of mine) {
            const token = await w.session(id, { presence: true });
            for (const act of acts) await tryLook(token, act, seen);
            await readAll(token, seen);
          }
          expect(ours(seen)).toBeLessThanOrEqual(number);
        },
      ),
      { numRuns: 12 * TIMES },
    );
  });
});
