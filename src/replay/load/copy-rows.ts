const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const DAY_2000 = Date.UTC(2000, 0, 1) / 86_400_000;

/**
 * Rows of one table in PostgreSQL's binary form of COPY (manual, « COPY », Binary Format). A row is `row()` and then
 * each of its columns in order. The bytes are one buffer that grows and is used again.
 */
export class CopyRows {
  /** The table with its columns, as COPY names them. */
  readonly into: string;
  readonly #columns: number;
  #bytes = Buffer.allocUnsafe(1 << 16);
  #end = 0;

  constructor(table: string, columns: readonly string[]) {
    this.into = `${table} (${columns.join(', ')})`;
    this.#columns = columns.length;
    this.clear();
  }

  clear(): void {
    this.#end = SIGNATURE.copy(this.#bytes);
  }

  row(): this {
    this.#room(2);
    this.#end = this.#bytes.writeInt16BE(this.#columns, this.#end);
    return this;
  }

  bigint(n: number): this {
    this.#room(12);
    this.#end = this.#bytes.writeInt32BE(8, this.#end);
    this.#end = this.#bytes.writeInt32BE(Math.floor(n / 2 ** 32), this.#end);
    this.#end = this.#bytes.writeUInt32BE(n % 2 ** 32, this.#end);
    return this;
  }

  int(n: number): this {
    this.#room(8);
    this.#end = this.#bytes.writeInt32BE(4, this.#end);
    this.#end = this.#bytes.writeInt32BE(n, this.#end);
    return this;
  }

  /** A date, as days since 1970. */
  date(day: number): this {
    return this.int(day - DAY_2000);
  }

  text(text: string): this {
    this.#room(4 + 3 * text.length);
    const length = this.#bytes.write(text, this.#end + 4, 'utf8');
    this.#end = this.#bytes.writeInt32BE(length, this.#end) + length;
    return this;
  }

  /** Bytes that are written in base64 or in hexadecimal. */
  decoded(text: string, form: 'base64' | 'hex'): this {
    this.#room(4 + text.length);
    const length = this.#bytes.write(text, this.#end + 4, form);
    this.#end = this.#bytes.writeInt32BE(length, this.#end) + length;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    this.#room(4 + bytes.length);
    this.#end = this.#bytes.writeInt32BE(bytes.length, this.#end);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
    return this;
  }

  /** The rows so far, closed: a copy, so that this one can be filled again while it is on its way. */
  whole(): Buffer {
    this.#room(2);
    this.#bytes.writeInt16BE(-1, this.#end);
    return Buffer.from(this.#bytes.subarray(0, this.#end + 2));
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * Math.max(this.#bytes.length, bytes));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}
