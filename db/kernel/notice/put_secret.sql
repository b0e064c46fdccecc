-- Keeps the wrapped secret; the first one stays for ever (codes that were sent hang on it).
CREATE OR REPLACE FUNCTION notice.put_secret(p_wrapped bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO notice.secret (wrapped) SELECT p_wrapped WHERE octet_length(p_wrapped) BETWEEN 32 AND 4096 ON CONFLICT DO NOTHING
$$;
