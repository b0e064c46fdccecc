/** What became of one notice; `db/kernel/notice/settle.sql` says what follows from it. */
export interface Outcome {
  what: 'sent' | 'final' | 'retry' | 'release' | 'doubt';
  /** A code for the screen: never a server's words, which name the recipient. */
  answer: string | null;
}

/** The way itself is closed (no connection, wrong password): nobody's address is to blame, nobody's tries are counted. */
export class WayClosed extends Error {
  override readonly name = 'WayClosed';
}
