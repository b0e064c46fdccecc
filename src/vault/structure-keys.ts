import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { context, deriveIndexKey, KEY_BYTES } from './crypto.ts';
import type { KeyService } from './master-key.ts';

export interface StructureKey {
  version: number;
  key: KeyObject;
  indexKey: KeyObject;
}

export interface Queryable {
  query<R extends object>(
    sql: string | { name: string; text: string; values: unknown[] },
    values?: unknown[],
  ): Promise<{ rows: R[] }>;
}

/** Unwrapped structure keys, kept in memory: one unwrap per structure and process, not one per reveal. */
export class StructureKeys {
  readonly #keys = new Map<string, StructureKey>();
  readonly #db: Queryable;
  readonly #service: KeyService;

  constructor(db: Queryable, service: KeyService) {
    this.#db = db;
    this.#service = service;
  }

  /** The key of this version; without a version the current one, created when the structure has none yet. */
  async get(structureId: string, version?: number): Promise<StructureKey> {
    const cached = this.#keys.get(cacheKey(structureId, version));
    if (cached) return cached;
    let row = await this.#read(structureId, version);
    if (!row && version === undefined) {
      const wrapped = await this.#service.wrap(context.structureKey(structureId, 1), randomBytes(KEY_BYTES));
      await this.#db.query('SELECT vault.put_structure_key($1, $2)', [structureId, wrapped]);
      row = await this.#read(structureId, version); // another process may have been faster: its key holds
    }
    if (!row) throw new Error(`structure ${structureId} has no key of version ${version ?? 'any'}`);
    const key = await this.#service.unwrap(context.structureKey(structureId, row.version), row.wrapped);
    const found = {
      version: row.version,
      key: createSecretKey(key),
      indexKey: createSecretKey(deriveIndexKey(key)),
    };
    this.#keys.set(cacheKey(structureId, row.version), found);
    if (version === undefined) this.#keys.set(cacheKey(structureId, undefined), found);
    return found;
  }

  async #read(structureId: string, version: number | undefined) {
    const { rows } = await this.#db.query<{ version: number; wrapped: Buffer }>(
      'SELECT version, wrapped FROM vault.structure_key($1, $2)',
      [structureId, version ?? null],
    );
    return rows[0];
  }
}

const cacheKey = (structureId: string, version: number | undefined) =>
  `${structureId}/${version ?? 'current'}`;
