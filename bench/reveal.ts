import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { servingPool } from '../src/db/connection.ts';
import { makeRef, openKeyFile, openVault, type Vault } from '../src/vault/index.ts';
import { newPersonKey, sealValue } from '../src/vault/sealing.ts';
import { StructureKeys } from '../src/vault/structure-keys.ts';
import { benchInstance } from './instance.ts';
import { type Spread, spread, throughput } from './measure.ts';

/*
 * What does the kernel cost? Ways to read one person's phone number, alternating in one run on one server, each over
 * eight connections of its own:
 *   limit   select one sealed row by key; no log
 *   floor   the same plus one durable insert of a log row, in one statement
 *   peer    row-level security by caseload, pgcrypto column decrypted in SQL, one durable audit insert (one call)
 *   ecluse  the product's own vault, decrypted in Node, as the server runs it: reveals that wait share a call
 *   alone   the same with a vault for each connection: no reveal ever shares a call
 * At full load more people wait than there are connections, in every way: that is when throughput matters, and when
 * sharing helps. With one caller for each connection Écluse shares less; both are told.
 */
const CONNECTIONS = 8;
const CALLERS = 64;

type Way = 'limit' | 'floor' | 'peer' | 'ecluse' | 'floorOfFew' | 'peerOfFew' | 'ecluseOfFew' | 'alone';

export interface RevealFigures {
  beneficiaries: number;
  accounts: number;
  connections: number;
  callers: number;
  perSecond: Record<Way, Spread>;
  vsLimit: Spread;
  vsFloor: Spread;
  vsPeer: Spread;
  /** With as many callers as connections. */
  few: { vsFloor: Spread; vsPeer: Spread };
  /** Without sharing: each reveal its own call, as many callers as connections. */
  aloneVsFloor: Spread;
}

export async function benchReveal(o: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<RevealFigures> {
  const accounts = o.quick ? 200 : 2000;
  const perAccount = 100;
  const rounds = o.quick ? 5 : 9;
  const ms = o.quick ? 700 : 2500;
  const instance = await benchInstance();
  const owner = await instance.db.owner();
  const pools: pg.Pool[] = [];
  const pool = (as: pg.ClientConfig, most = CONNECTIONS) => {
    const opened = servingPool(as, most);
    pools.push(opened);
    return opened;
  };
  try {
    o.say(`loading ${accounts * perAccount} beneficiaries, ${accounts} accounts…`);
    const world = await load(owner, instance.config.masterKeyFile, accounts, perAccount);
    await loadPeer(owner);
    await owner.query('VACUUM ANALYZE');
    await owner.query('CHECKPOINT');
    const { app } = instance.db.connections;
    const vault = (most?: number) => openVault(pool(app, most), instance.config.masterKeyFile);
    const acts = makeWays(world, {
      plain: pool(app),
      peer: pool({ ...instance.db.connections.owner, user: 'bench_peer', password: PEER_PASSWORD }),
      shared: vault(),
      alone: Array.from({ length: CONNECTIONS }, () => vault(1)),
    });
    const ways: Record<Way, [callers: number, act: (caller: number) => Promise<void>]> = {
      limit: [CALLERS, acts.limit],
      floor: [CALLERS, acts.floor],
      peer: [CALLERS, acts.peer],
      ecluse: [CALLERS, acts.ecluse],
      floorOfFew: [CONNECTIONS, acts.floor],
      peerOfFew: [CONNECTIONS, acts.peer],
      ecluseOfFew: [CONNECTIONS, acts.ecluse],
      alone: [CONNECTIONS, acts.alone],
    };
    const names = Object.keys(ways) as Way[];
    const rates = Object.fromEntries(names.map((n) => [n, [] as number[]])) as Record<Way, number[]>;
    for (const name of names) await throughput(ways[name][0], 500, ways[name][1]); // warm plans, caches and keys
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) rates[name].push(await throughput(ways[name][0], ms, ways[name][1]));
      o.say(
        `round ${round + 1}/${rounds}: ${names.map((n) => `${n} ${Math.round(rates[n].at(-1) ?? 0)}/s`).join(', ')}`,
      );
    }
    const ratio = (one: Way, other: Way) =>
      spread(rates[one].map((r, i) => r / (rates[other][i] ?? Number.NaN)));
    return {
      beneficiaries: accounts * perAccount,
      accounts,
      connections: CONNECTIONS,
      callers: CALLERS,
      perSecond: Object.fromEntries(names.map((n) => [n, spread(rates[n])])) as Record<Way, Spread>,
      vsLimit: ratio('ecluse', 'limit'),
      vsFloor: ratio('ecluse', 'floor'),
      vsPeer: ratio('ecluse', 'peer'),
      few: { vsFloor: ratio('ecluseOfFew', 'floorOfFew'), vsPeer: ratio('ecluseOfFew', 'peerOfFew') },
      aloneVsFloor: ratio('alone', 'floorOfFew'),
    };
  } finally {
    await Promise.all([owner, ...pools].map((c) => c.end()));
    await instance.close();
  }
}

interface World {
  tokens: Buffer[];
  /** people[account] = [structure, beneficiary] of its caseload. */
  people: [string, string][][];
  accountIds: string[];
}

const ACCOUNTS_PER_STRUCTURE = 10;
const PEER_PASSWORD = randomBytes(16).toString('hex');

export async function load(
  owner: pg.Client,
  keyFile: string,
  accounts: number,
  perAccount: number,
): Promise<World> {
  const structures = Math.ceil(accounts / ACCOUNTS_PER_STRUCTURE);
  await owner.query(
    `INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
    SELECT g, 'ML ' || g, 'mission_locale' FROM generate_series(1, $1) g`,
    [structures],
  );
  await owner.query(
    `INSERT INTO identity.account (account_id, structure_id, role, email, display_name) OVERRIDING SYSTEM VALUE
    SELECT g, 1 + (g - 1) / $2, 'counsellor', 'a' || g || '@exemple.fr', 'Agent ' || g FROM generate_series(1, $1) g`,
    [accounts, ACCOUNTS_PER_STRUCTURE],
  );
  // The bench reads each caseload again and again: caps wide enough not to refuse, counted all the same.
  await owner.query(
    `UPDATE gate.cap SET people = 1000000; UPDATE gate.instance_cap SET people = 2000000000, structure_default = 10000000`,
  );
  const tokens = Array.from({ length: accounts }, () => randomBytes(32));
  await owner.query(
    `INSERT INTO identity.session (token_hash, account_id, structure_id, method, idle_until, ends_at)
    SELECT sha256(t.token), t.n, 1 + (t.n - 1) / $2, 'passkey', now() + interval '1 day', now() + interval '1 day'
    FROM unnest($1::bytea[]) WITH ORDINALITY AS t(token, n)`,
    [tokens, ACCOUNTS_PER_STRUCTURE],
  );
  const keys = new StructureKeys(owner, openKeyFile(keyFile));
  const people: World['people'] = [];
  let batch: { s: string[]; b: string[]; a: string[]; k: Buffer[]; v: Buffer[] } = {
    s: [],
    b: [],
    a: [],
    k: [],
    v: [],
  };
  const flush = async () => {
    await owner.query(
      `WITH rows AS (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[]) AS r(s, b, a, k, v)),
      p AS (INSERT INTO vault.beneficiary (structure_id, beneficiary_id, counsellor_account_id) SELECT s, b, a FROM rows),
      d AS (INSERT INTO vault.data_key (structure_id, beneficiary_id, structure_key_version, wrapped) SELECT s, b, 1, k FROM rows),
      l AS (INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind) SELECT s, b, a, 'follows' FROM rows)
      INSERT INTO vault.sealed (structure_id, beneficiary_id, field, sealed) SELECT s, b, 'phone', v FROM rows`,
      [batch.s, batch.b, batch.a, batch.k, batch.v],
    );
    batch = { s: [], b: [], a: [], k: [], v: [] };
  };
  let id = 0;
  for (let a = 1; a <= accounts; a += 1) {
    const s = String(1 + Math.floor((a - 1) / ACCOUNTS_PER_STRUCTURE));
    const structure = await keys.get(s);
    const mine: [string, string][] = [];
    for (let n = 0; n < perAccount; n += 1) {
      id += 1;
      const b = String(id);
      const { person, wrapped } = newPersonKey(structure, s, b);
      const [, , value] = sealValue(person, 'phone', `+3363998${String(id % 10000).padStart(4, '0')}`);
      batch.s.push(s);
      batch.b.push(b);
      batch.a.push(String(a));
      batch.k.push(wrapped);
      batch.v.push(Buffer.from(value, 'base64'));
      mine.push([s, b]);
    }
    people.push(mine);
    if (batch.s.length >= 5000) await flush();
  }
  if (batch.s.length > 0) await flush();
  await owner.query(`SELECT setval('vault.beneficiary_id', $1)`, [id]);
  return { tokens, people, accountIds: Array.from({ length: accounts }, (_, i) => String(i + 1)) };
}

/** The same people in the usual way: clear ids, row-level security, pgcrypto, an audit table. */
async function loadPeer(owner: pg.Client): Promise<void> {
  await owner.query(`CREATE EXTENSION IF NOT EXISTS pgcrypto; CREATE SCHEMA bench;
    CREATE TABLE bench.sealed AS SELECT * FROM vault.sealed;
    ALTER TABLE bench.sealed ADD PRIMARY KEY (structure_id, beneficiary_id, field);
    CREATE TABLE bench.log (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), account_id bigint, beneficiary_id bigint, operation text);
    CREATE TABLE bench.person (beneficiary_id bigint PRIMARY KEY, account_id bigint NOT NULL, phone bytea NOT NULL);
    INSERT INTO bench.person SELECT beneficiary_id, counsellor_account_id, pgp_sym_encrypt('+3363998' || lpad((beneficiary_id % 10000)::text, 4, '0'), 'bench key') FROM vault.beneficiary;
    ALTER TABLE bench.person ENABLE ROW LEVEL SECURITY;
    CREATE POLICY caseload ON bench.person USING (account_id = current_setting('bench.account')::bigint);
    CREATE FUNCTION bench.open(p_account bigint, p_beneficiary bigint) RETURNS text LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM set_config('bench.account', p_account::text, true);
      INSERT INTO bench.log (account_id, beneficiary_id, operation) VALUES (p_account, p_beneficiary, 'phone');
      RETURN (SELECT public.pgp_sym_decrypt(phone, 'bench key') FROM bench.person WHERE beneficiary_id = p_beneficiary);
    END $$;
    DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'bench_peer') THEN DROP OWNED BY bench_peer; DROP ROLE bench_peer; END IF; END $$;
    CREATE ROLE bench_peer LOGIN PASSWORD '${PEER_PASSWORD}';
    GRANT USAGE ON SCHEMA bench TO bench_peer, ecluse_app;
    GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA bench TO bench_peer;
    GRANT SELECT ON bench.sealed TO ecluse_app; GRANT INSERT ON bench.log TO ecluse_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bench, public TO bench_peer`);
}

function makeWays(
  world: World,
  by: { plain: pg.Pool; peer: pg.Pool; shared: Vault; alone: Vault[] },
): Record<'limit' | 'floor' | 'peer' | 'ecluse' | 'alone', (caller: number) => Promise<void>> {
  const pick = () => {
    const a = Math.floor(Math.random() * world.people.length);
    const mine = world.people[a] ?? [];
    const person = mine[Math.floor(Math.random() * mine.length)];
    const token = world.tokens[a];
    if (!person || !token) throw new Error('nobody to read');
    return { account: world.accountIds[a], token, s: person[0], b: person[1] };
  };
  const reveal = async (vault: Vault | undefined) => {
    const p = pick();
    const r = await vault?.reveal({
      token: p.token,
      operation: 'contact.reveal',
      purpose: 'follow_up',
      target: { subject: makeRef(p.s, p.b) },
      fields: ['phone'],
    });
    if (!r?.ok || !r.people[0]?.values.phone) throw new Error(`refused: ${r?.ok ? 'no value' : r?.code}`);
  };
  return {
    limit: async () => {
      const p = pick();
      await by.plain.query({
        name: 'limit',
        text: `SELECT sealed FROM bench.sealed WHERE structure_id = $1 AND beneficiary_id = $2 AND field = 'phone'`,
        values: [p.s, p.b],
      });
    },
    floor: async () => {
      const p = pick();
      await by.plain.query({
        name: 'floor',
        text: `WITH log AS (INSERT INTO bench.log (account_id, beneficiary_id, operation) VALUES ($3, $2, 'phone'))
        SELECT sealed FROM bench.sealed WHERE structure_id = $1 AND beneficiary_id = $2 AND field = 'phone'`,
        values: [p.s, p.b, p.account],
      });
    },
    peer: async () => {
      const p = pick();
      const { rows } = await by.peer.query({
        name: 'peer',
        text: 'SELECT bench.open($1, $2) AS phone',
        values: [p.account, p.b],
      });
      if (!rows[0]?.phone) throw new Error('the peer returned nothing');
    },
    ecluse: () => reveal(by.shared),
    alone: (caller) => reveal(by.alone[caller]),
  };
}
