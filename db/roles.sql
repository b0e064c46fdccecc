-- The roles of the cluster. Idempotent; run by the owner at each migration.
-- Passwords are set by whoever starts the server, never here.
--
--   owner           migrates, imports, creates accounts (the operator's command line)
--   ecluse_kernel   owns every function in db/kernel; cannot log in
--   ecluse_app      the web process and the jobs: executes the doors listed in db/grants*, nothing else
--   ecluse_signin   the sign-in module only: may start sessions, and can read nothing (law 5)
--   ecluse_watch    the evaluation of the watch's rules only: sees acts without names, and can only narrow
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ecluse_kernel') THEN
    CREATE ROLE ecluse_kernel NOLOGIN NOINHERIT;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ecluse_app') THEN
    CREATE ROLE ecluse_app LOGIN NOINHERIT;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ecluse_signin') THEN
    CREATE ROLE ecluse_signin LOGIN NOINHERIT;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ecluse_watch') THEN
    CREATE ROLE ecluse_watch LOGIN NOINHERIT;
  END IF;
  -- An owner that is not a superuser (an external PostgreSQL) must be able to SET ROLE ecluse_kernel. From 16 on, who
  -- creates a role is a member of it without either of the two rights that this takes.
  IF NOT pg_catalog.pg_has_role(current_user, 'ecluse_kernel', 'USAGE') THEN
    EXECUTE format('GRANT ecluse_kernel TO %I', current_user)
      || CASE WHEN current_setting('server_version_num')::int >= 160000 THEN ' WITH INHERIT TRUE, SET TRUE' ELSE '' END;
  END IF;
END
$$;
