-- Stands for a provider's subject: its hash, the issuer's length first so that no two pairs read alike. Inner function.
CREATE OR REPLACE FUNCTION identity.young_hash(p_issuer text, p_subject text) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(convert_to(length(p_issuer) || ':' || p_issuer || p_subject, 'UTF8'))
$$;
