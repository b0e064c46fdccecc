import { communeKey, fold } from '../import/fold.ts';
import { DEPARTMENTS } from './departments.ts';

/** A place as typed: « Port-Vautrin, 25 km », « 48990 », « Lozère », « 2A », « Saint-Ouvrard (48) ». */
export type TypedPlace =
  | { kind: 'department'; code: string }
  | { kind: 'postalCode'; postalCode: string; radiusKm: number | null }
  | { kind: 'commune'; name: string; key: string; department: string | null; radiusKm: number | null };

export const MAX_RADIUS_KM = 200;

const DEPARTMENT_OF_NAME = new Map(Object.entries(DEPARTMENTS).map(([code, name]) => [nameKey(name), code]));

/** @returns 'radius' when the distance makes no sense, 'unclear' when nothing can be made of the text. */
export function parsePlace(text: string): TypedPlace | 'unclear' | 'radius' {
  const found = /^(.*?)[\s,;(]*?(?:\bà\s+)?(\d{1,4})\s*(?:km|kms|kilom[eè]tres?)\)?$/i.exec(text);
  const radiusKm = found === null ? null : Number(found[2]);
  if (radiusKm !== null && (radiusKm < 1 || radiusKm > MAX_RADIUS_KM)) return 'radius';
  const name = (found === null ? text : (found[1] ?? '')).replace(/[\s,;]+$/, '').trim();
  if (name === '') return 'unclear';

  const code = name.toUpperCase();
  if (radiusKm === null && Object.hasOwn(DEPARTMENTS, code)) return { kind: 'department', code };
  if (/^\d{5}$/.test(name)) return { kind: 'postalCode', postalCode: name, radiusKm };
  const byName = DEPARTMENT_OF_NAME.get(nameKey(name));
  if (byName !== undefined && radiusKm === null) return { kind: 'department', code: byName };

  const narrowed = /^(.*?)\s*\(?\b(\d{2,3}|2[AB])(\d{3})?\)?$/i.exec(name);
  const department = narrowed?.[2]?.toUpperCase() ?? null;
  const known = department !== null && Object.hasOwn(DEPARTMENTS, department);
  const key = communeKey(known ? (narrowed?.[1] ?? '') : name);
  if (!/[a-z]/.test(key)) return 'unclear';
  return {
    kind: 'commune',
    name: known ? (narrowed?.[1] ?? '').trim() : name,
    key,
    department: known ? department : null,
    radiusKm,
  };
}

function nameKey(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
