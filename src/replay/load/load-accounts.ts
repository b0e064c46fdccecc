import type pg from 'pg';
import type { Layout } from './layout.ts';

/** Structures with their agents, and two training organisations for each; the national supervision. */
export async function loadStaff(owner: pg.Client, a: Layout): Promise<void> {
  const { structures, counsellorsEach, perStructure, firstProvider } = a;
  await owner.query(
    `INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
     SELECT g, 'Mission Locale ' || g, 'mission_locale' FROM generate_series(1, $1::bigint) AS g
     UNION ALL
     SELECT $1 + g, 'Organisme ' || g, 'provider' FROM generate_series(1, 2 * $1::bigint) AS g`,
    [structures],
  );
  await owner.query(
    `INSERT INTO identity.account (account_id, structure_id, role, email, display_name, requested_by, approved_by)
     OVERRIDING SYSTEM VALUE
     SELECT first + n, s, CASE WHEN n < $2 THEN 'counsellor' ELSE 'account_manager' END,
            'agent' || (first + n) || '@ml' || s || '.exemple.fr', 'Agent ' || (first + n),
            CASE WHEN n = $2 + 2 THEN first + $2 END, CASE WHEN n = $2 + 2 THEN first + $2 + 1 END
     FROM generate_series(1, $1::bigint) AS s, generate_series(0, $2::bigint + 2) AS n,
          LATERAL (SELECT (s - 1) * $3 + 1 AS first) AS f`,
    [structures, counsellorsEach, perStructure],
  );
  await owner.query(
    `INSERT INTO identity.account (account_id, structure_id, role, email) OVERRIDING SYSTEM VALUE
     SELECT $2 + g - 1, $1 + g, 'provider', 'agent@organisme' || ($2 + g - 1) || '.exemple.fr'
     FROM generate_series(1, 2 * $1::bigint) AS g`,
    [structures, firstProvider],
  );
  await owner.query(
    `INSERT INTO identity.allowed_domain (structure_id, domain)
     SELECT g, 'ml' || g || '.exemple.fr' FROM generate_series(1, $1::bigint) AS g`,
    [structures],
  );
  await owner.query(
    `INSERT INTO identity.structure (structure_id, name, kind) OVERRIDING SYSTEM VALUE
     VALUES ($1, 'Supervision nationale', 'supervision')`,
    [3 * structures + 1],
  );
  await owner.query(
    `INSERT INTO identity.account (account_id, structure_id, role, email, display_name) OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, 'supervisor', 'supervision@exemple.fr', 'Supervision')`,
    [a.supervisor, 3 * structures + 1],
  );
  await owner.query(`SELECT setval(pg_get_serial_sequence('identity.structure', 'structure_id'), $1)`, [
    3 * structures + 1,
  ]);
}
