import type pg from 'pg';
import { TRAITS_SQL } from '../search/traits.ts';

/**
 * Rewrites what the search reads, for these sources, in the import's transaction: readers see the old offer
 * whole, then the new one whole.
 */
export async function refreshSearch(client: pg.ClientBase, sources: string[]): Promise<void> {
  const ids = await client.query<{ id: string }>(
    'SELECT source_id AS id FROM catalogue.source WHERE name = ANY ($1)',
    [sources],
  );
  const affected = ids.rows.map((row) => row.id);
  await client.query('DELETE FROM catalogue.hit WHERE source_id = ANY ($1)', [affected]);
  await client.query(
    `INSERT INTO catalogue.hit
       (training_id, session_id, action_id, source_id, place_at, starts_on, starts_latest, ends_latest, last_day,
        enrol_until, latitude, longitude, traits, department, commune_key, postal_code, takes_people, permanent)
     SELECT s.training_id, s.session_id, s.action_id, s.source_id, coalesce(p.position, 1), s.starts_on, s.starts_latest,
       s.ends_latest,
       CASE WHEN a.permanent THEN coalesce(s.ends_latest, 'infinity')
         ELSE coalesce(s.starts_latest, s.ends_latest, 'infinity') END,
       coalesce(s.enrol_until, 'infinity'), p.latitude, p.longitude, ${TRAITS_SQL},
       p.department, p.commune_key, p.postal_code,
       s.state IN ('open', 'unknown') AND coalesce(s.places_open, 1) > 0, a.permanent
     FROM catalogue.session s
       JOIN catalogue.training t USING (training_id)
       JOIN catalogue.action a ON a.action_id = s.action_id
       LEFT JOIN catalogue.place p ON p.action_id = s.action_id
     WHERE s.source_id = ANY ($1) AND s.closed_at IS NULL AND t.closed_at IS NULL
     -- A search reads the rows of one training together.
     ORDER BY s.training_id, s.starts_on`,
    [affected],
  );
  await client.query('DELETE FROM catalogue.commune');
  await client.query(
    `INSERT INTO catalogue.commune (commune_key, department, name, latitude, longitude, postal_codes, sessions)
     SELECT p.commune_key, coalesce(p.department, ''),
       regexp_replace(mode() WITHIN GROUP (ORDER BY p.commune), '\\s+\\d+(er|e|ème)?\\s+arrondissement$', '', 'i'),
       avg(p.latitude), avg(p.longitude),
       coalesce(array_agg(DISTINCT p.postal_code) FILTER (WHERE p.postal_code IS NOT NULL), '{}'), count(*)
     FROM catalogue.place p JOIN catalogue.session s ON s.action_id = p.action_id AND s.closed_at IS NULL
     WHERE p.commune_key IS NOT NULL
     GROUP BY p.commune_key, coalesce(p.department, '')`,
  );
}
