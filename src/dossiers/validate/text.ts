import { accept, type Check, refuse } from './result.ts';

/** Longest text accepted in each free field, in characters; every form shows it and every act enforces it. */
export const textLimits = {
  name: 80,
  situation: 120,
  addressLine: 120,
  city: 80,
  note: 4000,
  search: 80,
} as const;

// C0 and C1 controls, and the invisible marks that reorder text (a name could then read as another one).
const controls = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * One line of free text: spaces squeezed, NFC, control characters refused, length bounded.
 * Takes the raw text; returns the stored form ('' when empty and not required).
 */
export function checkLine(
  raw: string,
  { max, required = false }: { max: number; required?: boolean },
): Check<string> {
  if (controls.test(raw.replaceAll('\t', ' '))) return refuse('control_characters');
  const value = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (required && value === '') return refuse('required');
  if ([...value].length > max) return refuse('too_long');
  return accept(value);
}

/** Several lines of free text (a note): line breaks kept, at most one blank line in a row. */
export function checkParagraphs(raw: string, { max }: { max: number }): Check<string> {
  const unix = raw.replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
  if (controls.test(unix.replaceAll('\n', ' '))) return refuse('control_characters');
  const value = unix
    .normalize('NFC')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (value === '') return refuse('required');
  if ([...value].length > max) return refuse('too_long');
  return accept(value);
}
