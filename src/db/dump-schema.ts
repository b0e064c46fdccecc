import type { Queryable } from './call.ts';

/**
 * The whole schema as text, in an order that never changes: roles, schemas, types, tables, views, functions, and
 * who may do what. Written from the catalog, since the embedded server has no pg_dump; meant to be read and
 * compared, not to be restored. The job queue's own schema is left to pg-boss.
 */
export async function dumpSchema(db: Queryable): Promise<string> {
  const parts: string[] = [
    '-- The schema of a freshly migrated database: `npm run schema` writes it, CI compares it.',
    '-- Not a migration: db/migrations, db/kernel and db/grants are the source.',
  ];
  for (const [title, sql] of sections) {
    const { rows } = await db.query<{ line: string }>(sql);
    if (rows.length > 0) parts.push(`\n-- ${title}\n${rows.map((row) => row.line).join('\n')}`);
  }
  return `${parts.join('\n')}\n`;
}

const ourSchemas = `('identity', 'gate', 'vault', 'ledger', 'referrals', 'catalogue', 'watch', 'incident', 'notice', 'public')`;

const sections: readonly [title: string, sql: string][] = [
  [
    'Roles',
    `SELECT format('CREATE ROLE %I%s%s%s%s;', rolname,
            CASE WHEN rolcanlogin THEN ' LOGIN' ELSE ' NOLOGIN' END,
            CASE WHEN rolinherit THEN ' INHERIT' ELSE ' NOINHERIT' END,
            CASE WHEN rolsuper THEN ' SUPERUSER' ELSE '' END,
            CASE WHEN rolbypassrls THEN ' BYPASSRLS' ELSE '' END)
            || coalesce((SELECT string_agg(format(E'\\nALTER ROLE %I SET %s;', rolname, c), '' ORDER BY c)
                 FROM unnest(rolconfig) c), '') AS line
       FROM pg_roles WHERE rolname IN ('ecluse_kernel', 'ecluse_app', 'ecluse_signin', 'ecluse_watch') ORDER BY rolname`,
  ],
  [
    'Memberships of the login roles',
    `SELECT format('GRANT %I TO %I;', g.rolname, m.rolname) AS line
       FROM pg_auth_members x JOIN pg_roles g ON g.oid = x.roleid JOIN pg_roles m ON m.oid = x.member
      WHERE m.rolname IN ('ecluse_app', 'ecluse_signin', 'ecluse_watch', 'ecluse_kernel') ORDER BY 1`,
  ],
  [
    'Extensions',
    `SELECT format('CREATE EXTENSION %I;', extname) AS line FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1`,
  ],
  [
    'Schemas',
    `SELECT format('CREATE SCHEMA %I;', n.nspname) || coalesce((
            SELECT string_agg(E'\\n' || g, '' ORDER BY g) FROM (
              SELECT format('GRANT %s ON SCHEMA %I TO %s;', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname,
                     CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) AS g
                FROM aclexplode(n.nspacl) a WHERE a.grantee <> n.nspowner GROUP BY a.grantee) t), '') AS line
       FROM pg_namespace n WHERE n.nspname IN ${ourSchemas} OR n.nspname = 'pgboss' ORDER BY n.nspname`,
  ],
  [
    'Default privileges',
    `SELECT format('-- for %s, %s%s: %s',
            CASE WHEN d.defaclrole::regrole::text IN ('ecluse_kernel') THEN 'ecluse_kernel' ELSE 'the owner' END,
            CASE d.defaclobjtype WHEN 'f' THEN 'functions' WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'T' THEN 'types' ELSE 'schemas' END,
            coalesce(' in ' || n.nspname, ''),
            coalesce((SELECT string_agg(format('%s to %s', a.privilege_type, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE 'a role' END), ', ' ORDER BY a.privilege_type)
               FROM aclexplode(d.defaclacl) a WHERE a.grantee <> d.defaclrole), 'nothing to others')) AS line
       FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace ORDER BY 1`,
  ],
  [
    'Types',
    `SELECT format(E'CREATE TYPE %I.%I AS (\\n  %s\\n);', n.nspname, c.relname,
            string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), E',\\n  ' ORDER BY a.attnum)) AS line
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'c' AND n.nspname IN ${ourSchemas}
      GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
  ],
  [
    'Enumerations and domains',
    `SELECT CASE t.typtype
              WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s);', n.nspname, t.typname,
                (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
              ELSE format('CREATE DOMAIN %I.%I AS %s%s;', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
                coalesce((SELECT string_agg(' ' || pg_get_constraintdef(k.oid), '' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid), ''))
            END AS line
       FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typtype IN ('e', 'd') AND n.nspname IN ${ourSchemas} ORDER BY n.nspname, t.typname`,
  ],
  [
    'Tables',
    `SELECT format(E'\\nCREATE TABLE %I.%I (\\n  %s\\n)%s;', n.nspname, c.relname,
            (SELECT string_agg(item, E',\\n  ' ORDER BY sort) FROM (
               SELECT a.attnum::bigint AS sort, format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation::text ELSE '' END,
                      CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
                      CASE WHEN a.attidentity = 'a' THEN ' GENERATED ALWAYS AS IDENTITY'
                           WHEN a.attidentity = 'd' THEN ' GENERATED BY DEFAULT AS IDENTITY'
                           WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                           WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END) AS item
                 FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                 LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
               UNION ALL
               SELECT 100000 + row_number() OVER (ORDER BY k.contype = 'p' DESC, k.conname),
                      format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid))
                 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')) i),
            CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END)
         || CASE WHEN c.relrowsecurity THEN format(E'\\nALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY;', n.nspname, c.relname) ELSE '' END
         || coalesce((SELECT string_agg(E'\\n' || regexp_replace(pg_get_indexdef(x.indexrelid), '$', ';'), '' ORDER BY x.indexrelid::regclass::text)
              FROM pg_index x WHERE x.indrelid = c.oid
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))), '')
         || coalesce((SELECT string_agg(E'\\n' || pg_get_triggerdef(g.oid) || ';', '' ORDER BY g.tgname) FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal), '')
         || coalesce((SELECT string_agg(E'\\n' || gr, '' ORDER BY gr) FROM (
              SELECT format('GRANT %s ON %I.%I TO %s;', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname, c.relname,
                     CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) AS gr
                FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner GROUP BY a.grantee) t), '')
         || coalesce((SELECT string_agg(E'\\n' || gr, '' ORDER BY gr) FROM (
              SELECT format('GRANT %s (%I) ON %I.%I TO %s;', a.privilege_type, col.attname, n.nspname, c.relname, a.grantee::regrole) AS gr
                FROM pg_attribute col, aclexplode(col.attacl) a WHERE col.attrelid = c.oid) t), '') AS line
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND n.nspname IN ${ourSchemas} ORDER BY n.nspname, c.relname`,
  ],
  [
    'Sequences that stand alone',
    `SELECT format('CREATE SEQUENCE %I.%I;', n.nspname, c.relname) || coalesce((SELECT string_agg(E'\\n' || gr, '' ORDER BY gr) FROM (
              SELECT format('GRANT %s ON SEQUENCE %I.%I TO %s;', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), n.nspname, c.relname, a.grantee::regrole) AS gr
                FROM aclexplode(c.relacl) a WHERE a.grantee <> c.relowner GROUP BY a.grantee) t), '') AS line
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname IN ${ourSchemas}
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'i')
      ORDER BY n.nspname, c.relname`,
  ],
  [
    'Views',
    `SELECT format(E'CREATE %sVIEW %I.%I AS\\n%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END, n.nspname, c.relname, pg_get_viewdef(c.oid)) AS line
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm') AND n.nspname IN ${ourSchemas} ORDER BY n.nspname, c.relname`,
  ],
  [
    'Text search',
    `SELECT format('CREATE TEXT SEARCH CONFIGURATION %I.%I;', n.nspname, t.cfgname) AS line
       FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace
      WHERE n.nspname IN ${ourSchemas} ORDER BY 1`,
  ],
  [
    'Functions and procedures',
    `SELECT E'\\n' || rtrim(pg_get_functiondef(p.oid), E'\\n') || E';\\n'
         || format('-- owned by %s', CASE WHEN p.proowner::regrole::text = 'ecluse_kernel' THEN 'ecluse_kernel' ELSE 'the owner' END)
         || CASE WHEN p.proacl IS NULL THEN E'\\n-- anybody may execute it' ELSE '' END
         || coalesce((SELECT string_agg(E'\\n' || gr, '' ORDER BY gr) FROM (
              SELECT format('GRANT EXECUTE ON %s %s TO %s;', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, p.oid::regprocedure,
                     CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) AS gr
                FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner) t), '') AS line
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prokind IN ('f', 'p') AND n.nspname IN ${ourSchemas}
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
      ORDER BY n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`,
  ],
];
