import type { FieldValues, NoteValue, Purpose } from '../gate/index.ts';
import { openKeyFile } from './master-key.ts';
import { noticeKey, type OpenedNotices, openNotices } from './notices.ts';
import type { BeneficiaryRef } from './ref.ts';
import {
  type CaseloadFilter,
  type KernelResult,
  open,
  openReveals,
  type Refused,
  type Revealed,
  type RevealRequest,
  refused,
  reveal,
} from './reveal.ts';
import { type Queryable, StructureKeys } from './structure-keys.ts';
import { addItem, changeValues, checkDuplicate, createBeneficiary, type Meta } from './write.ts';

/** The application's face of the vault. Every method records before it shows or writes; refusals are values. */
export interface Vault {
  /** Shows the fields asked of the people asked, after the entry is committed. */
  reveal(request: RevealRequest): Promise<Revealed | Refused>;
  /** Opens a new dossier, followed by the session's account. */
  createBeneficiary(a: {
    token: Buffer;
    structureId: string;
    values: Partial<FieldValues>;
    meta?: Meta;
  }): Promise<{ ok: true; ref: BeneficiaryRef } | Refused>;
  /** Writes new values without seeing the old ones. */
  changeValues(a: {
    token: Buffer;
    purpose?: Purpose | null;
    ref: BeneficiaryRef;
    values: Partial<FieldValues>;
    meta?: Meta;
  }): Promise<{ ok: true } | Refused>;
  /** Appends a follow-up note; `meta` may say that it was a contact. */
  addNote(a: {
    token: Buffer;
    ref: BeneficiaryRef;
    note: NoteValue;
    meta?: Meta;
  }): Promise<{ ok: true; itemId: string } | Refused>;
  /** Appends a word on a referral, sealed under the young person's key. */
  addWord(a: {
    token: Buffer;
    ref: BeneficiaryRef;
    word: NoteValue;
  }): Promise<{ ok: true; itemId: string } | Refused>;
  /** Yes or no, never who. */
  checkDuplicate(a: {
    token: Buffer;
    structureId: string;
    values: Partial<FieldValues>;
  }): Promise<{ ok: true; duplicate: boolean } | Refused>;
  /** For the mail job: name and address of the recipient of one unsent message. */
  revealForMessage(outboxId: string): Promise<Revealed | Refused>;
  /** For the notice job: the people whose notices this run has claimed. `on`: the run's own connection. */
  openNotices(on: Queryable, run: string, notices: readonly string[]): Promise<OpenedNotices | Refused>;
  /** What the codes of notices are made from. */
  noticeKey(): Promise<Buffer>;
  /** How many people I follow, by caseload filter; null without a live session. */
  caseloadCounts(token: Buffer): Promise<Record<CaseloadFilter, number> | null>;
}

/** Opens the vault over the application's pool. The key file is created at the first start. @throws KeyFileError */
export function openVault(db: Queryable, masterKeyFile: string): Vault {
  const service = openKeyFile(masterKeyFile);
  const keys = new StructureKeys(db, service);
  const reveals = openReveals(db);
  const doors = { db, keys, reveals };
  return {
    reveal: (request) => reveal(reveals, keys, request),
    createBeneficiary: (a) => createBeneficiary(db, keys, a),
    changeValues: (a) => changeValues(doors, a),
    addNote: ({ note, ...a }) => addItem(doors, { ...a, operation: 'note.add', field: 'note', value: note }),
    addWord: ({ word, ...a }) =>
      addItem(doors, { ...a, operation: 'referral.word', field: 'word', value: word }),
    checkDuplicate: (a) => checkDuplicate(db, keys, a),
    async revealForMessage(outboxId) {
      const { rows } = await db.query<{ p_result: KernelResult }>('CALL vault.reveal_for_message($1, NULL)', [
        outboxId,
      ]);
      const result = rows[0]?.p_result;
      if (!result || result.code !== null) return refused(result ?? { code: 'not_found', entry: null });
      return open(keys, result);
    },
    openNotices: (on, run, notices) => openNotices(on, keys, run, notices),
    noticeKey: () => noticeKey(db, service),
    async caseloadCounts(token) {
      const { rows } = await db.query<{ counts: Record<CaseloadFilter, number> | null }>(
        'SELECT vault.caseload_counts($1) AS counts',
        [token],
      );
      return rows[0]?.counts ?? null;
    },
  };
}
