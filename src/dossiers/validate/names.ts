import { type Check, refuse } from './result.ts';
import { checkLine, textLimits } from './text.ts';

// Letters of any script with their marks, joined by a space, an apostrophe, a hyphen or a full stop.
const nameShape = /^\p{L}\p{M}*(?:[\p{L}\p{M}]|['’\- .](?=[\p{L}’']))*\.?$/u;

/**
 * A given or family name, as the person writes it: any alphabet, apostrophes, hyphens, particles.
 * Digits, control characters and symbols are refused; apostrophes are stored as ’ so that one name has one form.
 */
export function checkName(raw: string): Check<string> {
  const line = checkLine(raw, { max: textLimits.name, required: true });
  if (!line.ok) return line;
  const value = line.value.replace(/['ʼ`´]/g, '’').replace(/[‐‑]/g, '-');
  return nameShape.test(value) ? { ok: true, value } : refuse('name_characters');
}
