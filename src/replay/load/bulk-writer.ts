import type pg from 'pg';
import type { createOperatorVault } from '../../vault/index.ts';

type Queryable = Parameters<typeof createOperatorVault>[0];
type Row = unknown[];

/**
 * Stands between the operator's vault and the database: numbers come from memory, and people go out in batches, on
 * several connections, so that sealing here and writing there go on at the same time. What waits is bounded.
 */
export class BulkWriter {
  readonly #lanes: { owner: pg.Client; busy: Promise<void> }[];
  #rows: Row[] = [];
  #next = 0;
  #last = 0;

  constructor(owners: readonly pg.Client[]) {
    this.#lanes = owners.map((owner) => ({ owner, busy: Promise.resolve() }));
  }

  get waiting(): number {
    return this.#rows.length;
  }

  asVaultSees(): Queryable {
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
        const owner = this.#lane().owner;
        return typeof sql === 'string' ? owner.query<R>(sql, values) : owner.query<R>(sql);
      },
    };
  }

  /** Hands a batch over; resolves as soon as the next lane is free for another one. */
  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    const lane = this.#lane();
    await lane.busy;
    lane.busy = write(lane.owner, rows);
    // Told to whoever waits for this lane next; without this line Node would call it unhandled before.
    lane.busy.catch(() => {});
    this.#next += 1;
    await this.#lane().busy;
  }

  async end(): Promise<void> {
    await this.flush();
    for (const lane of this.#lanes) await lane.busy;
    await this.#lane().owner.query(`SELECT setval('vault.beneficiary_id', $1)`, [this.#last]);
  }

  #lane() {
    const lane = this.#lanes[this.#next % this.#lanes.length];
    if (lane === undefined) throw new Error('a writer needs a connection');
    return lane;
  }
}

/** What `vault.import_beneficiary` writes for one person, for many at once. */
async function write(owner: pg.Client, rows: readonly Row[]): Promise<void> {
  const column = (n: number) => rows.map((row) => row[n]);
  await owner.query(
    `WITH who AS MATERIALIZED (
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
}
