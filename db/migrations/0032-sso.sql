-- Sessions against theft: what a session is bound to. The hashes are keyed with the session's own token, which is kept
-- nowhere: whoever reads this table learns no address and no browser, and cannot compare two sessions.
ALTER TABLE identity.session
  ADD COLUMN network_hash bytea,        -- null: by link (no key to confirm a change with), or not seen yet
  ADD COLUMN browser_hash bytea,        -- null: not seen yet
  -- Device Bound Session Credentials: the public key of the browser, and the short-lived cookie that it signed for.
  ADD COLUMN device_id text,
  ADD COLUMN device_key jsonb,
  ADD COLUMN device_since timestamptz,
  ADD COLUMN device_hash bytea,
  ADD COLUMN device_until timestamptz,
  ADD COLUMN device_before bytea,       -- the cookie before: requests that were on their way still carry it
  ADD COLUMN device_before_until timestamptz,
  DROP CONSTRAINT session_method_check,
  ADD CONSTRAINT session_method_check CHECK (method IN ('passkey', 'demo', 'link', 'sso')),
  ADD CONSTRAINT session_device_check CHECK (
    (device_key IS NULL) = (device_id IS NULL) AND (device_key IS NULL) = (device_since IS NULL)
    AND (device_key IS NULL) = (device_hash IS NULL) AND (device_key IS NULL) = (device_until IS NULL));

ALTER TABLE identity.challenge
  DROP CONSTRAINT challenge_purpose_check,
  ADD CONSTRAINT challenge_purpose_check
    CHECK (purpose IN ('enrol', 'sign_in', 'presence', 'key_change', 'device_new', 'device', 'sso'));

-- Failed tries to confirm a session that has moved are counted apart: a thief must not use up its owner's.
ALTER TABLE identity.attempt
  DROP CONSTRAINT attempt_kind_check,
  ADD CONSTRAINT attempt_kind_check CHECK (kind IN ('sign_in', 'enrol', 'link', 'presence', 'moved', 'sso'));

-- Single sign-on. Which identity provider (idp_id) behind which issuer may speak for a structure's agents. Set by the
-- operator; no row: nobody of that structure comes in this way.
CREATE TABLE identity.sso_provider (
  structure_id bigint NOT NULL REFERENCES identity.structure,
  issuer text NOT NULL CHECK (issuer ~ '^https?://' AND length(issuer) <= 300),
  idp_id text NOT NULL CHECK (idp_id <> '' AND length(idp_id) <= 200),
  PRIMARY KEY (structure_id, issuer, idp_id)
);

-- Whom an account is for an issuer. Written once, when the account is born; an e-mail address never makes this link.
CREATE TABLE identity.sso_subject (
  issuer text NOT NULL,
  subject text NOT NULL CHECK (subject <> '' AND length(subject) <= 255),
  structure_id bigint NOT NULL REFERENCES identity.structure,
  account_id bigint NOT NULL UNIQUE REFERENCES identity.account,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);

GRANT SELECT, INSERT ON identity.sso_provider, identity.sso_subject TO ecluse_kernel;
GRANT DELETE ON identity.sso_provider TO ecluse_kernel;
INSERT INTO gate.setting (name, value) VALUES ('sso_pending', '20') ON CONFLICT (name) DO NOTHING;
