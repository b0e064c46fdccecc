import { callRows, type Queryable } from '../db/index.ts';
import type { Answers, DocumentKind } from './documents/questions.ts';

export interface NewVersion {
  kind: DocumentKind;
  /** The newest version that whoever writes has read; 0: none. */
  read: number;
  answers: Answers;
  sentAt: Date | null;
  reference: string | null;
}

/** Saves a version of a document. Returns the refusal (`state`: somebody saved meanwhile), or its number. */
export async function saveDocument(
  db: Queryable,
  token: Buffer,
  incident: string,
  { kind, read, answers, sentAt, reference }: NewVersion,
): Promise<{ code: string | null; version: number }> {
  const [row] = await callRows<{ code: string | null; version: number }>(db, 'incident.save_document', [
    token,
    incident,
    kind,
    read,
    JSON.stringify(answers),
    sentAt,
    reference,
  ]);
  if (row === undefined) throw new Error('incident.save_document returned no row');
  return row;
}
