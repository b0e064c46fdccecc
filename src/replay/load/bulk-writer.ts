import type pg from 'pg';
import type { createOperatorVault } from '../../vault/index.ts';
import { copyIn } from './copy-in.ts';
import { CopyRows } from './copy-rows.ts';

type Queryable = Parameters<typeof createOperatorVault>[0];

/** What `vault.import_beneficiary` takes: the bytes that it would write. */
type Import = [
  structure: string,
  person: string,
  counsellor: string,
  version: number,
  wrapped: Buffer,
  sealed: string,
  indexes: string,
  meta: string,
];

/**
 * Stands between the operator's vault and the database: numbers come from memory, and what the vault has sealed goes out
 * by COPY, many people at once, while the next are sealed. What waits is bounded: one batch here and one on its way.
 */
export class BulkWriter {
  readonly #owner: pg.Client;
  readonly #tables = {
    person: new CopyRows('vault.beneficiary', [
      'structure_id',
      'beneficiary_id',
      'counsellor_account_id',
      'last_contact_on',
    ]),
    key: new CopyRows('vault.data_key', [
      'structure_id',
      'beneficiary_id',
      'structure_key_version',
      'wrapped',
    ]),
    sealed: new CopyRows('vault.sealed', ['structure_id', 'beneficiary_id', 'field', 'item', 'sealed']),
    index: new CopyRows('vault.blind_index', ['structure_id', 'kind', 'token', 'beneficiary_id']),
    reach: new CopyRows('gate.relationship', ['structure_id', 'beneficiary_id', 'account_id', 'kind']),
  };
  readonly #today = Math.floor(Date.now() / 86_400_000);
  #onItsWay: Promise<void> = Promise.resolve();
  #last = 0;
  waiting = 0;

  constructor(owner: pg.Client) {
    this.#owner = owner;
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
          this.#keep(values as Import);
          return { rows: [] };
        }
        return typeof sql === 'string' ? this.#owner.query<R>(sql, values) : this.#owner.query<R>(sql);
      },
    };
  }

  /** Hands a batch over; resolves when the one before it is written. */
  async flush(): Promise<void> {
    if (this.waiting === 0) return;
    const before = this.#onItsWay;
    const tables = Object.values(this.#tables);
    this.#onItsWay = copyIn(this.#owner, tables);
    // Told to whoever waits for it next; without this line Node would call it unhandled before.
    this.#onItsWay.catch(() => {});
    for (const rows of tables) rows.clear();
    this.waiting = 0;
    await before;
  }

  async end(): Promise<void> {
    await this.flush();
    await this.#onItsWay;
    await this.#owner.query(`SELECT setval('vault.beneficiary_id', $1)`, [this.#last]);
  }

  /** What `vault.insert_beneficiary` writes of one person, with a last contact some days ago. */
  #keep([s, p, c, version, wrapped, sealed, indexes]: Import): void {
    const [structure, person, counsellor] = [Number(s), Number(p), Number(c)];
    const { person: people, key, sealed: values, index, reach } = this.#tables;
    people
      .row()
      .bigint(structure)
      .bigint(person)
      .bigint(counsellor)
      .date(this.#today - (person % 20));
    key.row().bigint(structure).bigint(person).int(version).bytes(wrapped);
    reach.row().bigint(structure).bigint(person).bigint(counsellor).text('follows');
    for (const [field, item, base64] of JSON.parse(sealed) as [string, string, string][])
      values
        .row()
        .bigint(structure)
        .bigint(person)
        .text(field)
        .bigint(Number(item))
        .decoded(base64, 'base64');
    for (const [kind, hex] of JSON.parse(indexes) as [string, string | null][])
      if (hex !== null) index.row().bigint(structure).text(kind).decoded(hex, 'hex').bigint(person);
    this.waiting += 1;
  }
}
