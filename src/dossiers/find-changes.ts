import type { Field } from '../gate/index.ts';
import { type BeneficiaryRef, type Refused, splitRef } from '../vault/index.ts';
import type { DossierDeps } from './deps.ts';
import { refusedBy } from './refused-by.ts';

/** Who wrote something: an agent's name; null where an import or the operator did. */
export interface Writer {
  name: string | null;
  me: boolean;
}

/** A value as it stands: which, since when, by whom. */
export interface PresentValue {
  field: Field;
  at: Date;
  by: Writer;
}

/** A value that was replaced and is kept sealed; name and birth date that one change replaced are one. */
export interface ReplacedValue {
  id: string;
  fields: Field[];
  at: Date;
  by: Writer;
  writtenAt: Date;
  writtenBy: Writer;
  restoredAt: Date | null;
}

export interface Changes {
  ok: true;
  now: PresentValue[];
  before: ReplacedValue[];
}

interface Read {
  code: string | null;
  entry: string | null;
  now?: { field: Field; at: string; by: string | null; mine: boolean }[];
  before?: {
    id: string;
    fields: Field[];
    at: string;
    by: string | null;
    mine: boolean;
    written: string;
    writtenBy: string | null;
    writtenMine: boolean;
    restored: string | null;
  }[];
}

/**
 * Who wrote the protected values of a dossier, and which of them were replaced; never a value. Asks, and takes only
 * after the entry is committed (`db/kernel/vault/read_before.sql`). Refusals: those of `dossier.changes`.
 */
export async function findChanges(
  { db }: DossierDeps,
  a: { token: Buffer; ref: BeneficiaryRef },
): Promise<Changes | Refused> {
  const { rows } = await db.app.query<{ p_result: Read }>('CALL vault.read_before($1, $2, $3, NULL)', [
    a.token,
    ...splitRef(a.ref),
  ]);
  const read = rows[0]?.p_result;
  if (!read) throw new Error('vault.read_before returned no row');
  if (read.code !== null) return refusedBy(read);
  return {
    ok: true,
    now: (read.now ?? []).map((row) => ({
      field: row.field,
      at: new Date(row.at),
      by: { name: row.by, me: row.mine },
    })),
    before: (read.before ?? []).map((row) => ({
      id: row.id,
      fields: row.fields,
      at: new Date(row.at),
      by: { name: row.by, me: row.mine },
      writtenAt: new Date(row.written),
      writtenBy: { name: row.writtenBy, me: row.writtenMine },
      restoredAt: row.restored === null ? null : new Date(row.restored),
    })),
  };
}
