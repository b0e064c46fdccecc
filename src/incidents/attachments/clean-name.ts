import { type AttachmentType, TYPES } from './detect-type.ts';

const LONGEST = 96;
/** Of a path as old browsers send it; what is before says no more. */
const MOST_SENT = 1000;
/** What a file system or a header gives a meaning to; and marks that turn the direction of reading round. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;

/** A name as it may stand in a list and on a disk: no folder, no control, and the ending of what the content is. */
export function cleanName(sent: string, type: AttachmentType): string {
  const base = (sent.slice(-MOST_SENT).split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ');
  const stem = [...base.replace(/\.[^.]{1,8}$/u, '')]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${stem || 'piece'}.${TYPES[type]}`;
}

/** `Content-Disposition` of a name (RFC 6266, RFC 8187): ASCII for the old, UTF-8 for the others. */
export function attachmentHeader(name: string): string {
  const plain = name.normalize('NFD').replace(/[^ !#-[\]-~]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
