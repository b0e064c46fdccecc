import type pg from 'pg';
import { EcluseError } from '../../errors.ts';
import type { FieldValues } from '../../gate/index.ts';
import { findText, type Lang } from '../../ui/index.ts';
import { createOperatorVault, type OperatorVault } from '../../vault/index.ts';
import { readPerson } from '../read-person-form.ts';
import { checkParagraphs, textLimits } from '../validate/text.ts';
import { columnOfField } from './columns.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

export interface ImportBeneficiariesOptions {
  masterKeyFile: string;
  structureId: string;
  /** Who follows the people of the file. */
  counsellorEmail: string;
  /** Only reads and checks; writes nothing. */
  check?: boolean;
  lang?: Lang;
  today?: Date;
  onProgress?: (done: number, total: number) => void;
  /** After each person written, in the same transaction: where the watch plants its canaries. */
  onWritten?: (person: Parameters<OperatorVault['createBeneficiary']>[0]) => Promise<unknown>;
}

/** Why a row was left out. No value of the row is in it: reports end up in mails and tickets. */
export interface RejectedRow {
  line: number;
  column: string | null;
  code: string;
  reason: string;
}

export interface ImportBeneficiariesReport {
  read: number;
  /** Written; with `check`, what would be. */
  imported: number;
  rejected: RejectedRow[];
  checkOnly: boolean;
  encoding: string;
  delimiter: string;
}

interface ReadyRow {
  values: Partial<FieldValues>;
  note: string | null;
}

/**
 * Imports people from a CSV file as the operator, on the owner's connection. All valid rows in one transaction: a
 * fault or a kill leaves none. Rows with a problem are left out and reported, each problem with line and column; so
 * are people who are there already, or twice in the file.
 * Throws `input_refused` for a file or options that cannot be taken at all.
 */
export async function importBeneficiaries(
  owner: pg.ClientBase,
  file: string,
  options: ImportBeneficiariesOptions,
): Promise<ImportBeneficiariesReport> {
  const counsellorId = await findCounsellor(owner, options);
  const { rows, encoding, delimiter } = await readCsv(file);
  const vault = createOperatorVault(owner, options.masterKeyFile);
  const rejected: RejectedRow[] = [];
  let imported = 0;
  await owner.query('BEGIN');
  try {
    const seen = new Map<string, number>();
    for (const [at, row] of rows.entries()) {
      const ready = await readReady(vault, row, seen, options, rejected);
      if (ready) {
        if (!options.check) await write(vault, ready, counsellorId, options);
        imported += 1;
      }
      options.onProgress?.(at + 1, rows.length);
    }
    await owner.query(options.check ? 'ROLLBACK' : 'COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {});
    throw error;
  }
  return { read: rows.length, imported, rejected, checkOnly: options.check ?? false, encoding, delimiter };
}

async function findCounsellor(owner: pg.ClientBase, o: ImportBeneficiariesOptions): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT account_id AS id FROM identity.account
     WHERE lower(email) = lower($1) AND structure_id = $2 AND role = 'counsellor' AND state = 'active'`,
    [o.counsellorEmail.trim(), o.structureId],
  );
  const found = rows[0];
  if (!found)
    throw new EcluseError('input_refused', 'no active counsellor with this address in this structure');
  return found.id;
}

async function readReady(
  vault: OperatorVault,
  row: CsvRow,
  seen: Map<string, number>,
  options: ImportBeneficiariesOptions,
  rejected: RejectedRow[],
): Promise<ReadyRow | null> {
  const lang = options.lang ?? 'fr';
  const today = (options.today ?? new Date()).toISOString().slice(0, 10);
  const reject = (column: string | null, code: string, field = column ?? ''): void => {
    const label = findText(lang, `dossiers.field.${field}`) ?? field;
    const reason = findText(lang, `dossiers.problem.${code}`, { field: label }) ?? code;
    rejected.push({ line: row.line, column, code, reason });
  };
  const before = rejected.length;
  if (row.cells !== undefined) reject(null, 'row_cells');
  const { values, problems } = readPerson(row.values, today);
  for (const [field, code] of Object.entries(problems)) reject(columnOfField(field), code, field);
  const raw = row.values.note ?? '';
  const note = raw.trim() === '' ? null : checkParagraphs(raw, { max: textLimits.note });
  if (note && !note.ok) reject('note', note.code);
  if (rejected.length > before) return null;
  const twin = twinOf(values, row.line, seen);
  if (twin) reject(null, 'row_twice');
  else if (await vault.isDuplicate(options.structureId, values)) reject(null, 'row_known');
  if (rejected.length > before) return null;
  return { values, note: note?.ok ? note.value : null };
}

/** The line of an earlier row about the same person: same NIR, or same names and birth date. */
function twinOf(values: Partial<FieldValues>, line: number, seen: Map<string, number>): number | null {
  const { summary, birthDate, nir } = values;
  const name = `${summary?.givenName}|${summary?.familyName}|${birthDate}`.toLocaleLowerCase('fr');
  const keys = nir ? [name, nir] : [name];
  const earlier = keys.map((key) => seen.get(key)).find((found) => found !== undefined) ?? null;
  for (const key of keys) seen.set(key, line);
  return earlier;
}

async function write(
  vault: OperatorVault,
  ready: ReadyRow,
  counsellorId: string,
  options: ImportBeneficiariesOptions,
): Promise<void> {
  const person = {
    structureId: options.structureId,
    counsellorId,
    values: ready.values,
    meta: { status: 'active' as const },
    notes: ready.note ? [{ kind: 'import', text: ready.note }] : [],
  };
  await vault.createBeneficiary(person);
  await options.onWritten?.(person);
}
