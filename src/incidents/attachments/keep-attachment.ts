import { callRows, callValue, type Queryable } from '../../db/index.ts';
import type { AttachmentType } from './detect-type.ts';
import type { SealedFile } from './seal.ts';

/** Keeps a sealed piece of evidence. Returns the refusal, or its number. */
export async function keepAttachment(
  db: Queryable,
  token: Buffer,
  incident: string,
  piece: SealedFile & { about: string; name: string; type: AttachmentType; bytes: number },
): Promise<{ code: string | null; attached: number | null }> {
  const [row] = await callRows<{ code: string | null; attached: number | null }>(db, 'incident.attach', [
    token,
    incident,
    piece.about,
    piece.name,
    piece.type,
    piece.bytes,
    piece.sha256,
    piece.wrapped,
    piece.sealed,
  ]);
  if (row === undefined) throw new Error('incident.attach returned no row');
  return row;
}

/** Withdraws one, with a reason: its line and its hash stay. Returns the refusal or null. */
export function withdrawAttachment(
  db: Queryable,
  token: Buffer,
  incident: string,
  attachment: string,
  why: string,
): Promise<string | null> {
  return callValue(db, 'incident.withdraw_attachment', [token, incident, attachment, why]);
}
