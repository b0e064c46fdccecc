import { isUtf8 } from 'node:buffer';

/** What may be in the file of an incident, and the ending that its name gets: what a browser claims counts for nothing. */
export const TYPES = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'message/rfc822': 'eml',
  'text/plain': 'txt',
} as const;
export type AttachmentType = keyof typeof TYPES;

const starts = (bytes: Uint8Array, ...head: number[]) => head.every((byte, n) => bytes[n] === byte);

/** The type of a content by its first bytes and, for text, by all of them; null: not on the list. */
export function detectType(bytes: Uint8Array): AttachmentType | null {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'; // %PDF- (ISO 32000-1, 7.5.2)
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'; // RFC 2083, 3.1
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'; // ITU-T T.81: SOI, then a marker
  if (hasControls(bytes)) return null;
  // The charset of a message's body is its own affair: only its header is read.
  if (isMessage(latin1.decode(bytes.subarray(0, HEADER_BYTES)))) return 'message/rfc822';
  return isUtf8(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ? 'text/plain' : null;
}

/** A header that is longer is none: searched whole, ten megabytes of short lines held the process for seconds. */
const HEADER_BYTES = 64 * 1024;
const latin1 = new TextDecoder('latin1');

/** Controls other than tab, line feed, form feed and carriage return. */
function hasControls(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d))
      return true;
  }
  return false;
}

/**
 * A message begins with its header (RFC 5322, 2.2), which has at least From and Date (3.6). An 8-bit body in another
 * charset than UTF-8 is common, hence no claim about it.
 */
function isMessage(text: string): boolean {
  const [header = ''] = text.replace(/\r\n?/g, '\n').split('\n\n', 1);
  const lines = header.split('\n');
  const sound = lines.every((line, n) => /^[!-9;-~]+:/.test(line) || (n > 0 && /^[ \t]/.test(line)));
  const has = (name: string) => lines.some((line) => line.toLowerCase().startsWith(`${name}:`));
  return sound && has('from') && has('date');
}
