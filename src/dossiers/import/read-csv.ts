import { readFile, stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { EcluseError } from '../../errors.ts';
import { columnOf, compulsoryColumns, type ImportField, importColumns } from './columns.ts';

export const importLimits = { bytes: 20 * 1024 * 1024, rows: 20_000, cell: 4_000 } as const;

export interface CsvRow {
  /** Line of the file where the row begins, the header being line 1. */
  line: number;
  values: Partial<Record<ImportField, string>>;
  /** Set when the row has more or fewer cells than the header. */
  cells?: number;
}

/**
 * Reads the whole file: UTF-8 when it is valid UTF-8, else windows-1252 (what spreadsheets save in France); `;`, `,`
 * or a tabulation between cells, whichever the header has most of.
 * Throws `input_refused` for a file that cannot be taken: too large, no header, unknown or doubled column, bad quotes.
 */
export async function readCsv(
  file: string,
): Promise<{ rows: CsvRow[]; encoding: string; delimiter: string }> {
  const { size } = await stat(file).catch(() => ({ size: -1 }));
  if (size < 0) throw new EcluseError('input_refused', 'the file cannot be read');
  if (size > importLimits.bytes)
    throw new EcluseError('input_refused', 'the file is larger than 20 MB: cut it');
  const bytes = await readFile(file);
  if (bytes.includes(0)) throw new EcluseError('input_refused', 'this is not a text file (export it as CSV)');
  const { text, encoding } = decode(bytes);
  const delimiter = delimiterOf(text);
  const records = parseRecords(text, delimiter);
  const [header, ...rest] = records;
  if (!header) throw new EcluseError('input_refused', 'the file is empty');
  if (rest.length > importLimits.rows)
    throw new EcluseError('input_refused', 'more than 20,000 rows: cut the file');
  const fields = readHeader(header.record);
  return { rows: rest.map(({ record, line }) => readRow(record, line, fields)), encoding, delimiter };
}

function decode(bytes: Buffer): { text: string; encoding: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string): number => header.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function parseRecords(text: string, delimiter: string): { record: string[]; line: number }[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_records_with_empty_values: true,
      skip_empty_lines: true,
      max_record_size: 64 * 1024,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ record, line: info.lines - lineBreaks(record) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new EcluseError(
      'input_refused',
      `line ${String(error.lines ?? '?')}: quotes or cells are not closed (${error.code})`,
    );
  }
}

/** The parser counts the line where a record ends; a quoted address may have spread over several. */
const lineBreaks = (record: string[]): number => record.join('').split('\n').length - 1;

function readHeader(header: string[]): ImportField[] {
  const columns = header.map((name) => {
    const column = columnOf(name);
    if (column) return column;
    throw new EcluseError(
      'input_refused',
      `line 1: unknown column “${name.slice(0, 60)}”; known: ${Object.keys(importColumns).join(', ')}`,
    );
  });
  const doubled = columns.find((column, at) => columns.indexOf(column) !== at);
  if (doubled) throw new EcluseError('input_refused', `line 1: the column “${doubled}” stands twice`);
  const missing = compulsoryColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new EcluseError('input_refused', `line 1: missing column ${missing.join(', ')}`);
  return columns.map((column) => importColumns[column]);
}

function readRow(record: string[], line: number, fields: ImportField[]): CsvRow {
  const values = Object.fromEntries(fields.map((field, at) => [field, record[at] ?? '']));
  return record.length === fields.length ? { line, values } : { line, values, cells: record.length };
}
