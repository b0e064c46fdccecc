import type pg from 'pg';
import { createOperatorVault } from '../vault/index.ts';
import { canary } from './canary.ts';

/** Who works in the invented country, and how people are spread over it. */
export interface World {
  people: number;
  /** People 1 to n in blocks: person p is in structure `structureOf(p)`. */
  structures: number;
  structureOf(person: number): number;
  /** The address of this person's dossier in the product. */
  refOf(person: number): string;
  staffOf(structure: number): Staff;
}

/** Account numbers, dense, so that an attacker can guess them. */
export interface Staff {
  counsellor: string;
  /** Two account managers of different lineage … */
  manager: string;
  otherManager: string;
  /** … and one made by the first of them: the attacker's second pair of eyes. */
  accomplice: string;
  domain: string;
}

const USUAL_STRUCTURE = 1500;
/** A caseload above the budget of a day, so that it is the budget that holds and not the caseload. */
const CASELOAD = 500;
const BATCH = 2000;
const LEAST_STRUCTURES = 8;

/**
 * Fills an empty database with n invented people, in batches: the memory it takes does not grow with n. The people
 * are written as an import writes them, by the same vault; only the last step is one statement for many.
 */
export async function loadWorld(
  owner: pg.Client,
  masterKeyFile: string,
  people: number,
  say: (line: string) => void,
): Promise<World> {
  const size = Math.max(1, Math.min(USUAL_STRUCTURE, Math.floor(people / LEAST_STRUCTURES)));
  const caseload = Math.min(CASELOAD, size);
  const counsellorsEach = Math.ceil(size / caseload);
  const structures = Math.ceil(people / size);
  const perStructure = counsellorsEach + 3;
  await loadStaff(owner, structures, counsellorsEach);

  const bulk = new BulkWriter(owner);
  const vault = createOperatorVault(bulk.asVaultSees(), masterKeyFile);
  const structureOf = (person: number) => 1 + Math.floor((person - 1) / size);
  for (let person = 1; person <= people; person += 1) {
    const structure = structureOf(person);
    const nth = Math.floor(((person - 1) % size) / caseload);
    await vault.createBeneficiary({
      structureId: String(structure),
      counsellorId: String((structure - 1) * perStructure + 1 + nth),
      ...invent(person),
    });
    if (bulk.waiting >= BATCH) await bulk.flush();
    if (person % 100_000 === 0) say(`${person} people loaded`);
  }
  await bulk.flush();
  await owner.query('ANALYZE');
  return {
    people,
    structures,
    structureOf,
    refOf: (person) => `${structureOf(person)}-${person}`,
    staffOf(structure) {
      const first = (structure - 1) * perStructure + 1;
      const id = (n: number) => String(first + n);
      return {
        counsellor: id(0),
        manager: id(counsellorsEach),
        otherManager: id(counsellorsEach + 1),
        accomplice: id(counsellorsEach + 2),
        domain: `ml${structure}.exemple.fr`,
      };
    },
  };
}

const GIVEN = ['Lina', 'Noé', 'Inès', 'Malo', 'Jade', 'Ilyes', 'Zoé', 'Axel', 'Maya', 'Tom'];

function invent(person: number) {
  const word = canary('contact', person);
  return {
    values: {
      summary: {
        givenName: GIVEN[person % GIVEN.length] ?? 'Lina',
        familyName: `Z${canary('listed', person).slice(1)}`,
        birthYear: 2000 + (person % 9),
      },
      email: `${word}@exemple.fr`,
      franceTravailId: canary('identifier', person).toUpperCase(),
    },
    notes: [{ kind: 'call', text: `Appel ${word}.` }],
  };
}

async function loadStaff(owner: pg.Client, structures: number, counsellors: number): Promise<void> {
  await owner.query(
    `INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
     SELECT g, 'Mission Locale ' || g, 'mission_locale' FROM generate_series(1, $1::bigint) AS g`,
    [structures],
  );
  await owner.query(
    `INSERT INTO identity.account (account_id, structure_id, role, email, display_name, requested_by, approved_by)
     OVERRIDING SYSTEM VALUE
     SELECT first + n, s, CASE WHEN n < $2 THEN 'counsellor' ELSE 'account_manager' END,
            'agent' || (first + n) || '@ml' || s || '.exemple.fr', 'Agent ' || (first + n),
            CASE WHEN n = $2 + 2 THEN first + $2 END, CASE WHEN n = $2 + 2 THEN first + $2 + 1 END
     FROM generate_series(1, $1::bigint) AS s, generate_series(0, $2::bigint + 2) AS n,
          LATERAL (SELECT (s - 1) * ($2 + 3) + 1 AS first) AS f`,
    [structures, counsellors],
  );
  await owner.query(
    `INSERT INTO identity.allowed_domain (structure_id, domain)
     SELECT g, 'ml' || g || '.exemple.fr' FROM generate_series(1, $1::bigint) AS g`,
    [structures],
  );
  await owner.query(
    `SELECT setval(pg_get_serial_sequence('identity.structure', 'structure_id'), $1),
    setval(pg_get_serial_sequence('identity.account', 'account_id'), $2)`,
    [structures, structures * (counsellors + 3)],
  );
}

type Row = unknown[];

/** Stands between the operator's vault and the database: numbers come from memory, people go out in batches. */
class BulkWriter {
  readonly #owner: pg.Client;
  #rows: Row[] = [];
  #last = 0;

  constructor(owner: pg.Client) {
    this.#owner = owner;
  }

  get waiting(): number {
    return this.#rows.length;
  }

  asVaultSees(): Parameters<typeof createOperatorVault>[0] {
    return {
      query: async <R extends object>(
        sql: string | { name: string; text: string; values: unknown[] },
        values: unknown[] = [],
      ): Promise<{ rows: R[] }> => {
        if (typeof sql === 'string' && sql.includes('nextval')) {
          this.#last += 1;
          return { rows: [{ id: String(this.#last) } as unknown as R] };
        }
        if (typeof sql === 'string' && sql.includes('vault.import_beneficiary')) {
          this.#rows.push(values);
          return { rows: [] };
        }
        return typeof sql === 'string' ? this.#owner.query<R>(sql, values) : this.#owner.query<R>(sql);
      },
    };
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const column = (n: number) => this.#rows.map((row) => row[n]);
    await this.#owner.query(
      `WITH who AS (
         SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::int[], $5::bytea[], $6::jsonb[], $7::jsonb[])
           AS w(structure, person, counsellor, version, wrapped, sealed, indexes)),
       p AS (INSERT INTO vault.beneficiary (structure_id, beneficiary_id, counsellor_account_id, last_contact_on)
         SELECT structure, person, counsellor, current_date - (person % 20)::int FROM who),
       k AS (INSERT INTO vault.data_key (structure_id, beneficiary_id, structure_key_version, wrapped)
         SELECT structure, person, version, wrapped FROM who),
       r AS (INSERT INTO gate.relationship (structure_id, beneficiary_id, account_id, kind)
         SELECT structure, person, counsellor, 'follows' FROM who),
       i AS (INSERT INTO vault.blind_index (structure_id, kind, token, beneficiary_id)
         SELECT structure, x ->> 0, decode(x ->> 1, 'hex'), person FROM who, jsonb_array_elements(indexes) AS x
         WHERE x ->> 1 IS NOT NULL)
       INSERT INTO vault.sealed (structure_id, beneficiary_id, field, item, sealed)
       SELECT structure, person, x ->> 0, (x ->> 1)::bigint, decode(x ->> 2, 'base64')
       FROM who, jsonb_array_elements(sealed) AS x`,
      [0, 1, 2, 3, 4, 5, 6].map(column),
    );
    await this.#owner.query(`SELECT setval('vault.beneficiary_id', $1)`, [this.#last]);
    this.#rows = [];
  }
}
