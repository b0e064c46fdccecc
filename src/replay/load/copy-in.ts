import type pg from 'pg';
import type { CopyRows } from './copy-rows.ts';

/**
 * Writes the rows of several tables in one transaction and one round trip: one Query message with a COPY a table, and
 * the data of all right behind it (PostgreSQL's manual, « Message Flow », COPY Operations: what still comes after an
 * error is read and dropped). The rows may be cleared and filled again as soon as this has been called.
 */
export function copyIn(client: pg.Client, tables: readonly CopyRows[]): Promise<void> {
  const sql = tables.map(({ into }) => `COPY ${into} FROM STDIN (FORMAT binary)`).join('; ');
  const parts = tables.flatMap((rows) => {
    const data = rows.whole();
    return [head('d', data.length), data, head('c', 0)];
  });
  return new Promise((done, fail) => {
    client.query({
      submit: ({ stream }: pg.Connection) => {
        const text = Buffer.from(`${sql}\0`, 'utf8');
        stream.cork();
        for (const part of [head('Q', text.length), text, ...parts]) stream.write(part);
        stream.uncork();
      },
      // What the client calls while this is its active query.
      handleCopyInResponse: () => {},
      handleCommandComplete: () => {},
      handleReadyForQuery: () => done(),
      handleError: (error: Error) => fail(error),
    });
  });
}

/** Type and length of a message; the length counts itself. */
function head(type: 'Q' | 'd' | 'c', length: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(length + 4, 1);
  return bytes;
}
