import type { Queryable } from '../../db/index.ts';
import { DEPARTMENTS } from './departments.ts';
import type { TypedPlace } from './typed-place.ts';

/** A place that the offer knows. */
export type FoundPlace =
  | { kind: 'department'; code: string; label: string }
  | {
      kind: 'around';
      label: string;
      latitude: number;
      longitude: number;
      radiusKm: number;
      communeKey: string;
    }
  /** No coordinates in the offer for it: only what takes place there. */
  | { kind: 'commune'; label: string; communeKey: string; department: string; radiusAsked: boolean };

export interface UnknownPlace {
  kind: 'unknown';
  name: string;
  /** Names that begin alike. */
  suggestions: string[];
}

/** Around a commune typed without a distance: what one reaches every day. */
export const USUAL_RADIUS_KM = 20;

interface CommuneRow {
  commune_key: string;
  department: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** Looks a typed place up among the communes of the offer; of two of one name, the one with more sessions. */
export async function findPlace(on: Queryable, place: TypedPlace): Promise<FoundPlace | UnknownPlace> {
  if (place.kind === 'department') {
    return { kind: 'department', code: place.code, label: DEPARTMENTS[place.code] ?? place.code };
  }
  const typed = place.kind === 'commune' ? place.name : place.postalCode;
  const { rows } =
    place.kind === 'commune'
      ? await on.query<CommuneRow>(
          `SELECT commune_key, department, name, latitude, longitude FROM catalogue.commune
           WHERE commune_key = $1 AND ($2::text IS NULL OR department = $2) ORDER BY sessions DESC LIMIT 1`,
          [place.key, place.department],
        )
      : await on.query<CommuneRow>(
          `SELECT commune_key, department, name, latitude, longitude FROM catalogue.commune
           WHERE $1 = ANY (postal_codes) ORDER BY sessions DESC LIMIT 1`,
          [place.postalCode],
        );
  const found = rows[0];
  if (found === undefined) {
    return {
      kind: 'unknown',
      name: typed,
      suggestions: place.kind === 'commune' ? await alike(on, place.key) : [],
    };
  }
  if (found.latitude === null || found.longitude === null) {
    return {
      kind: 'commune',
      label: found.name,
      communeKey: found.commune_key,
      department: found.department,
      radiusAsked: place.radiusKm !== null,
    };
  }
  return {
    kind: 'around',
    label: found.name,
    communeKey: found.commune_key,
    latitude: found.latitude,
    longitude: found.longitude,
    radiusKm: place.radiusKm ?? USUAL_RADIUS_KM,
  };
}

/** Up to three names of the offer within a few letters of the typed one. */
async function alike(on: Queryable, key: string): Promise<string[]> {
  const { rows } = await on.query<{ commune_key: string; name: string }>(
    `SELECT commune_key, name FROM catalogue.commune
     WHERE left(commune_key, 3) = left($1, 3) OR starts_with(commune_key, $1) ORDER BY sessions DESC LIMIT 300`,
    [key],
  );
  const allowed = Math.max(1, Math.floor(key.length / 4));
  return rows
    .map((row) => ({
      name: row.name,
      distance: row.commune_key.startsWith(key) ? 0 : editDistance(key, row.commune_key, allowed),
    }))
    .filter((each) => each.distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((each) => each.name);
}

/** Letters to add, drop or change from one word to the other; `limit + 1` as soon as it is more than that. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? limit + 1;
}
