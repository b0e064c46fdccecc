import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../journeys/app.ts';
import { type Answer, Visitor } from '../journeys/http-visitor.ts';

/**
 * The table of cases through HTTP: door × who → what the kernel decided, as its own log says, and the status that
 * the page has. `-`: the kernel was not asked, because nobody is signed in.
 */
const WHO = ['mine', 'colleague', 'manager', 'supervisor', 'nobody'] as const;
type Who = (typeof WHO)[number];
type Verdicts = Record<Who, [code: string, status: number]>;

interface Door {
  door: string;
  operation: string;
  ask: (v: Visitor, ref: string) => Promise<Answer>;
  verdicts: Verdicts;
}

/** A page sends to the sign-in page and back; a form that was sent is refused, since it could not be sent again. */
const toSignIn: [string, number] = ['-', 303];
const unsigned: [string, number] = ['-', 401];
const counsellorOnly = (mine: [string, number], colleague: [string, number]): Verdicts => ({
  mine,
  colleague,
  manager: ['role', 403],
  supervisor: ['role', 403],
  nobody: toSignIn,
});
const sent = (verdicts: Verdicts): Verdicts => ({ ...verdicts, nobody: unsigned });
const person = (mine: [string, number]) => counsellorOnly(mine, ['no_relationship', 403]);

const DOORS: Door[] = [
  {
    door: 'GET /dossiers/:ref',
    operation: 'dossier.open',
    ask: (v, ref) => v.ask(`/dossiers/${ref}`),
    verdicts: person(['ok', 200]),
  },
  {
    door: 'POST /dossiers/:ref/afficher phone',
    operation: 'contact.reveal',
    ask: (v, ref) => v.send(`/dossiers/${ref}/afficher`, { field: 'phone', purpose: 'follow_up' }),
    verdicts: sent(person(['ok', 200])),
  },
  {
    door: 'POST /dossiers/:ref/afficher phone without a purpose',
    operation: 'contact.reveal',
    ask: (v, ref) => v.send(`/dossiers/${ref}/afficher`, { field: 'phone' }),
    verdicts: sent({ ...person(['purpose', 422]), colleague: ['purpose', 403] }),
  },
  {
    door: 'POST /dossiers/:ref/afficher nir without presence',
    operation: 'identifier.reveal',
    ask: (v, ref) => v.send(`/dossiers/${ref}/afficher`, { field: 'nir', purpose: 'follow_up' }),
    verdicts: sent(person(['presence', 403])),
  },
  {
    door: 'POST /dossiers/:ref/notes',
    operation: 'note.add',
    ask: (v, ref) => v.send(`/dossiers/${ref}/notes`, { kind: 'call', note: 'Rappelé, tout va bien.' }),
    verdicts: sent(person(['ok', 303])),
  },
  {
    door: 'GET /dossiers/:ref/modifier',
    operation: 'dossier.open',
    ask: (v, ref) => v.ask(`/dossiers/${ref}/modifier`),
    verdicts: person(['ok', 200]),
  },
  {
    door: 'POST /dossiers/:ref/modifier a telephone without presence',
    operation: 'identifier.change',
    ask: (v, ref) => v.send(`/dossiers/${ref}/modifier`, { part: 'protegees', phone: '06 39 98 00 11' }),
    // Of somebody else's dossier the page does not even open: no such act is asked.
    verdicts: sent({
      ...person(['presence', 403]),
      colleague: ['-', 403],
      manager: ['-', 403],
      supervisor: ['-', 403],
    }),
  },
  {
    door: 'GET /dossiers/:ref/modifications',
    operation: 'dossier.changes',
    ask: (v, ref) => v.ask(`/dossiers/${ref}/modifications`),
    verdicts: person(['ok', 200]),
  },
  {
    door: 'POST /dossiers/:ref/modifications without presence',
    operation: 'dossier.restore',
    ask: (v, ref) => v.send(`/dossiers/${ref}/modifications`, { value: '1' }),
    verdicts: sent(person(['presence', 403])),
  },
  {
    door: 'GET /portefeuille',
    operation: 'caseload.list',
    ask: (v) => v.ask('/portefeuille'),
    verdicts: counsellorOnly(['ok', 200], ['ok', 200]),
  },
  {
    door: 'GET /incidents',
    operation: 'incident.list',
    ask: (v) => v.ask('/incidents'),
    verdicts: { ...counsellorOnly(['role', 403], ['role', 403]), supervisor: ['ok', 200] },
  },
];

let app: App;
let ref: string;
let accounts: Record<Exclude<Who, 'nobody'>, string>;
beforeAll(async () => {
  app = await startApp();
  const { rows } = await app.owner.query(
    `SELECT account_id, role FROM identity.account WHERE role IN ('counsellor', 'account_manager', 'supervisor') ORDER BY account_id`,
  );
  const first = (role: string, nth = 0) => rows.filter((r) => r.role === role)[nth].account_id as string;
  accounts = {
    mine: first('counsellor'),
    colleague: first('counsellor', 1),
    manager: first('account_manager'),
    supervisor: first('supervisor'),
  };
  const { rows: people } = await app.owner.query(
    `SELECT structure_id || '-' || beneficiary_id AS ref FROM gate.relationship r WHERE account_id = $1 AND kind = 'follows'
     AND NOT EXISTS (SELECT FROM gate.relationship o WHERE o.beneficiary_id = r.beneficiary_id AND o.account_id = $2) ORDER BY beneficiary_id LIMIT 1`,
    [accounts.mine, accounts.colleague],
  );
  ref = people[0].ref;
});
afterAll(() => app.close());

describe('the table of cases, through HTTP', () => {
  it.each(DOORS)('$door', async ({ operation, ask, verdicts }) => {
    const found: Record<string, [string, number]> = {};
    for (const who of WHO) {
      const visitor = new Visitor(app.url);
      if (who !== 'nobody') await visitor.enter(accounts[who]);
      const { rows: before } = await app.owner.query(
        'SELECT coalesce(max(entry_id), 0) AS id FROM ledger.entry',
      );
      const answer = await ask(visitor, ref);
      const { rows } = await app.owner.query(
        `SELECT code FROM ledger.entry WHERE entry_id > $1 AND operation = $2 AND account_id = $3 ORDER BY entry_id LIMIT 1`,
        [before[0].id, operation, who === 'nobody' ? null : accounts[who]],
      );
      found[who] = [rows.length === 0 ? '-' : (rows[0].code ?? 'ok'), answer.status];
      expect(answer.body, 'no stack, no SQL on a page').not.toMatch(/\bat \/|SELECT |node_modules/);
    }
    expect(found).toEqual(verdicts);
  });
});
