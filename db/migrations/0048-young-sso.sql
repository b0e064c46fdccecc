-- Young people through an identity provider (FranceConnect and the like), and agents' accounts linked to a subject
-- after their birth. Why: docs/adr/0007.
ALTER TABLE identity.session
  DROP CONSTRAINT session_method_check,
  ADD CONSTRAINT session_method_check CHECK (method IN ('passkey', 'demo', 'link', 'sso', 'young'));
ALTER TABLE identity.challenge
  DROP CONSTRAINT challenge_purpose_check,
  ADD CONSTRAINT challenge_purpose_check CHECK (purpose IN ('enrol', 'sign_in', 'presence', 'key_change', 'device_new',
    'device', 'sso', 'sso_link', 'young', 'young_bind'));
ALTER TABLE identity.attempt
  DROP CONSTRAINT attempt_kind_check,
  ADD CONSTRAINT attempt_kind_check CHECK (kind IN ('sign_in', 'enrol', 'link', 'presence', 'moved', 'sso', 'young'));

-- Which subject of the provider a young person is. Only its hash: whoever steals the database cannot hand the list to
-- the provider and ask for names. One subject for one dossier, whatever the concurrency: the keys are the rule.
CREATE TABLE identity.young_subject (
  subject_hash bytea PRIMARY KEY CHECK (length(subject_hash) = 32),
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  account_id bigint NOT NULL UNIQUE REFERENCES identity.account,
  bound_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (structure_id, beneficiary_id)
);

-- What signing out at the provider needs (the signed id_token), sealed by the web process under a key made from the
-- session's own token, which is kept nowhere: only a request that carries the session's cookie can open it.
CREATE TABLE identity.sso_logout (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  provider text NOT NULL CHECK (provider IN ('agent', 'young')),
  sealed bytea NOT NULL CHECK (length(sealed) <= 16384),
  forget_at timestamptz NOT NULL
);
CREATE INDEX sso_logout_over ON identity.sso_logout (forget_at);

GRANT SELECT, INSERT, DELETE ON identity.young_subject, identity.sso_logout TO ecluse_kernel;
GRANT UPDATE ON identity.sso_logout TO ecluse_kernel; -- FOR UPDATE SKIP LOCKED asks for it
GRANT DELETE ON identity.sso_subject TO ecluse_kernel;
