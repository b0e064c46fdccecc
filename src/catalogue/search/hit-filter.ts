import type { Criteria } from './criteria.ts';
import type { FoundPlace } from './find-place.ts';
import { LEVEL_BITS, RHYTHM_BITS, sum } from './traits.ts';

export const OPEN_SQL = '(h.takes_people AND h.enrol_until >= $1::date)';

/** Criteria as SQL over `catalogue.hit h`. Only our own text goes into it; what was typed goes into `params`. */
export interface HitFilter {
  /** `$1` is the day. */
  params: unknown[];
  /** Adds a parameter, returns its mark. */
  param(value: unknown): string;
  /** Dates and place. */
  where: string;
  /** The choices beside the results, each group apart, so that the others' counts can leave it out. */
  level: string;
  rhythm: string;
  open: string;
  /** Distance to the searched place, or null. */
  km: string;
}

export function hitFilter(criteria: Criteria, place: FoundPlace | null, today: string): HitFilter {
  const params: unknown[] = [today];
  const param = (value: unknown): string => `$${params.push(value)}`;
  const { near, km } = placeSql(place, param);
  const levels = sum(criteria.levels.map((each) => LEVEL_BITS[each]));
  const rhythms = sum(criteria.rhythms.map((each) => RHYTHM_BITS[each]));
  const conditions = [...dateSql(criteria, param), ...near];
  return {
    params,
    param,
    km,
    where: conditions.length === 0 ? 'true' : conditions.map((each) => `(${each})`).join('\n  AND '),
    level: levels === 0 ? 'true' : `h.traits & ${levels} <> 0`,
    rhythm: rhythms === 0 ? 'true' : `h.traits & ${rhythms} = ${rhythms}`,
    open: criteria.open ? OPEN_SQL : 'true',
  };
}

function dateSql(criteria: Criteria, param: (value: unknown) => string): string[] {
  const sql: string[] = [];
  if (!criteria.past) sql.push('h.last_day >= $1::date');
  if (criteria.start !== '') {
    const months = param(`${criteria.start.slice(0, -1)} months`);
    sql.push(`h.permanent OR h.starts_on <= $1::date + ${months}::interval`);
  }
  if (criteria.from !== '') {
    const day = `${param(criteria.from)}::date`;
    sql.push(
      `CASE WHEN h.permanent THEN coalesce(h.ends_latest >= ${day}, true) ELSE h.starts_latest >= ${day} END`,
    );
  }
  if (criteria.until !== '') sql.push(`h.starts_on <= ${param(criteria.until)}::date`);
  return sql;
}

function placeSql(
  place: FoundPlace | null,
  param: (value: unknown) => string,
): { near: string[]; km: string } {
  const km = 'NULL::real';
  if (place === null) return { near: [], km };
  if (place.kind === 'department') return { near: [`h.department = ${param(place.code)}`], km };
  if (place.kind === 'commune') return { near: [`h.commune_key = ${param(place.communeKey)}`], km };
  const latitude = `${param(place.latitude)}::float8`;
  const longitude = `${param(place.longitude)}::float8`;
  // On a plane that touches there: within 0.5 % of the great circle up to 200 km.
  const distance = `(111.195 * sqrt((h.latitude - ${latitude}) ^ 2
    + ((h.longitude - ${longitude}) * cos(radians(${latitude}))) ^ 2))::real`;
  const north = place.radiusKm / 111;
  const east = north / Math.cos((place.latitude * Math.PI) / 180);
  const between = (column: string, middle: number, reach: number): string =>
    `h.${column} BETWEEN ${param(middle - reach)}::real AND ${param(middle + reach)}::real`;
  return {
    km: distance,
    near: [
      // The box first: it has an index. What is there without coordinates is near as well.
      `${between('latitude', place.latitude, north)} AND ${between('longitude', place.longitude, east)}
        AND ${distance} <= ${param(place.radiusKm)}::float8
        OR h.latitude IS NULL AND h.commune_key = ${param(place.communeKey)}`,
    ],
  };
}
