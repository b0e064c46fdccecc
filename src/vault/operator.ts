import type { FieldValues, NoteValue } from '../gate/index.ts';
import { indexesOf } from './blind-indexes.ts';
import { openKeyFile } from './master-key.ts';
import { type BeneficiaryRef, makeRef } from './ref.ts';
import { newItemId, sealValue } from './sealing.ts';
import { type Queryable, StructureKeys } from './structure-keys.ts';
import { type Meta, sealPerson } from './write.ts';

/** What the operator's command line may do with dossiers: write new ones. It never reads one. */
export interface OperatorVault {
  /**
   * Writes a person with notes; the entry `dossier.import` names it. Runs on the owner's connection, inside the
   * caller's transaction if there is one. `createdAt` and note dates let an import keep its history.
   */
  createBeneficiary(a: {
    structureId: string;
    counsellorId: string | null;
    values: Partial<FieldValues>;
    meta?: Meta & { createdAt?: string };
    notes?: (NoteValue & { at?: Date })[];
  }): Promise<BeneficiaryRef>;
  /** Is a person with this name and birth year, or this NIR, in the structure? For import reports. */
  isDuplicate(structureId: string, values: Partial<FieldValues>): Promise<boolean>;
}

export function createOperatorVault(owner: Queryable, masterKeyFile: string): OperatorVault {
  const keys = new StructureKeys(owner, openKeyFile(masterKeyFile));
  return {
    async createBeneficiary(a) {
      const { rows } = await owner.query<{ id: string }>(`SELECT nextval('vault.beneficiary_id') AS id`, []);
      const beneficiaryId = String(rows[0]?.id);
      const s = await sealPerson(keys, a.structureId, beneficiaryId, a.values);
      const notes = (a.notes ?? []).map(({ at, ...note }) => [
        ...sealValue(s.person, 'note', note, newItemId()),
        (at ?? new Date()).toISOString(),
      ]);
      await owner.query('SELECT vault.import_beneficiary($1, $2, $3, $4, $5, $6, $7, $8)', [
        a.structureId,
        beneficiaryId,
        a.counsellorId,
        s.version,
        s.wrapped,
        JSON.stringify([...s.sealed, ...notes]),
        JSON.stringify(s.indexes),
        JSON.stringify(a.meta ?? {}),
      ]);
      return makeRef(a.structureId, beneficiaryId);
    },
    async isDuplicate(structureId, values) {
      const { indexKey } = await keys.get(structureId);
      const { rows } = await owner.query<{ found: boolean }>(
        `SELECT EXISTS (SELECT FROM jsonb_array_elements($2::jsonb) x
           JOIN vault.blind_index i ON i.structure_id = $1 AND i.kind = x->>0 AND i.token = decode(x->>1, 'hex')
           WHERE x->>0 IN ('nir', 'name_year')) AS found`,
        [structureId, JSON.stringify(indexesOf(indexKey, values))],
      );
      return rows[0]?.found === true;
    },
  };
}
