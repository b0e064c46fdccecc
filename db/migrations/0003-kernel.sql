-- The kernel's tables. Only ecluse_kernel reaches them; the log knows no update and no delete.

CREATE TABLE gate.setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

-- The register of operations, loaded from src/gate/operations.ts at each migration.
CREATE TABLE gate.operation (
  name text PRIMARY KEY,
  roles text[] NOT NULL,
  class text CHECK (class IN ('listed', 'contact', 'identifier', 'document')),
  fields text[] NOT NULL,
  subjects text NOT NULL CHECK (subjects IN ('none', 'one', 'many')),
  relationships text[] NOT NULL,
  needs_purpose boolean NOT NULL,
  needs_presence boolean NOT NULL,
  -- What vault.reveal hands out for it: sealed values, only the wrapped data key (to write), or nothing at all.
  gives text NOT NULL CHECK (gives IN ('values', 'key', 'nothing')),
  reason text NOT NULL
);

-- How many distinct people in 24 rolling hours, by kind of account. No row means none.
CREATE TABLE gate.cap (
  role text NOT NULL,
  probation boolean NOT NULL,
  class text NOT NULL,
  people integer NOT NULL CHECK (people >= 0),
  PRIMARY KEY (role, probation, class)
);

-- An account's own cap, where two people decided another (law 8).
CREATE TABLE gate.account_cap (
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  class text NOT NULL,
  people integer NOT NULL CHECK (people >= 0),
  until timestamptz NOT NULL,
  PRIMARY KEY (structure_id, account_id, class)
);

-- The instance's budget is handed out to structures in allotments whose sum never exceeds it: that
-- bounds the whole instance without any lock shared between structures on the reveal path.
CREATE TABLE gate.instance_cap (
  class text PRIMARY KEY,
  people integer NOT NULL CHECK (people >= 0),
  allotted integer NOT NULL DEFAULT 0,
  structure_default integer NOT NULL CHECK (structure_default >= 0),
  CHECK (allotted <= people)
);
CREATE TABLE gate.structure_cap (
  structure_id bigint NOT NULL,
  class text NOT NULL,
  people integer NOT NULL CHECK (people >= 0),
  PRIMARY KEY (structure_id, class)
);

-- Distinct people seen by a structure: each counted in the hour it was last seen in. The sum of the
-- last 25 hours is the number of distinct people of a rolling window of 24 to 25 hours.
CREATE TABLE gate.structure_person (
  structure_id bigint NOT NULL,
  class text NOT NULL,
  beneficiary_id bigint NOT NULL,
  hour integer NOT NULL,
  PRIMARY KEY (structure_id, class, beneficiary_id)
);
CREATE TABLE gate.structure_hour (
  structure_id bigint NOT NULL,
  class text NOT NULL,
  hour integer NOT NULL,
  people integer NOT NULL,
  PRIMARY KEY (structure_id, class, hour)
);

-- Who may reach whom, and since when (law 6).
CREATE TABLE gate.relationship (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  account_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('follows', 'covers', 'self', 'provider')),
  referral_id bigint,
  since timestamptz NOT NULL DEFAULT now(),
  until timestamptz
);
CREATE UNIQUE INDEX relationship_once ON gate.relationship
  (structure_id, beneficiary_id, account_id, kind, coalesce(referral_id, 0));
CREATE INDEX relationship_account ON gate.relationship (account_id, kind, structure_id, beneficiary_id);

-- What an allowed, committed entry may still take, once, for ten seconds. Unlogged on purpose: after a
-- crash it is empty, so nobody can take (it fails closed), and taking costs no second disk flush.
CREATE UNLOGGED TABLE gate.pending (
  entry_id bigint PRIMARY KEY,
  token_hash bytea NOT NULL,
  xid xid8 NOT NULL,
  at timestamptz NOT NULL,
  structure_ids bigint[] NOT NULL,
  beneficiary_ids bigint[] NOT NULL,
  fields text[] NOT NULL,
  -- Which take may use it, and, for a referral, its number.
  door text NOT NULL CHECK (door IN ('vault', 'referrals')),
  referral_id bigint
);

CREATE SEQUENCE ledger.entry_id;
CREATE TABLE ledger.entry (
  structure_id bigint NOT NULL,           -- of the actor; 0 when nobody is known
  entry_id bigint NOT NULL DEFAULT nextval('ledger.entry_id'),
  at timestamptz NOT NULL,
  account_id bigint,
  operation text NOT NULL,
  code text,                              -- null: allowed; else the refusal
  purpose text,
  subject_structures bigint[] NOT NULL,
  subjects bigint[] NOT NULL,
  fields text[] NOT NULL,
  detail jsonb NOT NULL,
  PRIMARY KEY (structure_id, entry_id)
);
CREATE INDEX entry_account ON ledger.entry (structure_id, account_id, entry_id);

-- Per account, person, class and day: what budgets count and what the person reads.
CREATE TABLE ledger.trace (
  structure_id bigint NOT NULL,           -- of the actor
  account_id bigint NOT NULL,
  class text NOT NULL,                    -- class of data, or 'none' for acts that show nothing
  allowed boolean NOT NULL,
  day date NOT NULL,
  beneficiary_id bigint NOT NULL,
  subject_structure_id bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times integer NOT NULL,
  operations text[] NOT NULL,
  purposes text[] NOT NULL,
  fields text[] NOT NULL,
  PRIMARY KEY (structure_id, account_id, class, allowed, day, beneficiary_id)
) WITH (fillfactor = 80);
CREATE INDEX trace_subject ON ledger.trace (subject_structure_id, beneficiary_id);

CREATE SEQUENCE vault.beneficiary_id;
-- Numbers handed out to a session and not used yet: nobody can create a person under a number of their choice.
CREATE UNLOGGED TABLE vault.reserved (
  beneficiary_id bigint PRIMARY KEY,
  token_hash bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE vault.beneficiary (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  counsellor_account_id bigint,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused', 'closed')),
  last_contact_on date,
  last_contact_kind text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (structure_id, beneficiary_id)
);
CREATE INDEX beneficiary_counsellor ON vault.beneficiary (structure_id, counsellor_account_id, last_contact_on DESC);

CREATE TABLE vault.structure_key (
  structure_id bigint NOT NULL,
  version integer NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (structure_id, version)
);
CREATE TABLE vault.data_key (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  structure_key_version integer NOT NULL,
  wrapped bytea NOT NULL,
  PRIMARY KEY (structure_id, beneficiary_id)
);
CREATE TABLE vault.sealed (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  field text NOT NULL,
  item bigint NOT NULL DEFAULT 0,
  sealed bytea NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(),
  written_by bigint,
  PRIMARY KEY (structure_id, beneficiary_id, field, item)
);
CREATE TABLE vault.blind_index (
  structure_id bigint NOT NULL,
  kind text NOT NULL,
  token bytea NOT NULL,
  beneficiary_id bigint NOT NULL,
  PRIMARY KEY (structure_id, kind, token, beneficiary_id)
);
CREATE INDEX blind_index_person ON vault.blind_index (structure_id, beneficiary_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON
  gate.operation, gate.pending, vault.reserved, gate.structure_person, gate.structure_hour, vault.blind_index TO ecluse_kernel;
GRANT SELECT, INSERT, UPDATE ON
  gate.relationship, gate.structure_cap, gate.instance_cap, ledger.trace,
  vault.beneficiary, vault.structure_key, vault.data_key, vault.sealed TO ecluse_kernel;
GRANT SELECT, INSERT ON ledger.entry TO ecluse_kernel;      -- append-only: no update, no delete
GRANT SELECT ON gate.setting, gate.cap, gate.account_cap TO ecluse_kernel;
GRANT USAGE ON SEQUENCE ledger.entry_id, vault.beneficiary_id TO ecluse_kernel;

-- Defaults (documented in docs/operations/settings.md): people in 24 rolling hours.
INSERT INTO gate.cap (role, probation, class, people) VALUES
  ('counsellor', false, 'listed', 400), ('counsellor', false, 'contact', 60), ('counsellor', false, 'identifier', 20),
  ('counsellor', true,  'listed',  50), ('counsellor', true,  'contact', 10), ('counsellor', true,  'identifier', 5),
  ('provider',   false, 'listed',  50), ('provider',   false, 'contact', 30),
  ('provider',   true,  'listed',  50), ('provider',   true,  'contact', 30);
INSERT INTO gate.instance_cap (class, people, structure_default) VALUES
  ('listed', 2000000, 4000), ('contact', 300000, 600), ('identifier', 100000, 200), ('document', 100000, 200);
INSERT INTO gate.setting (name, value) VALUES ('demo', 'false'), ('presence_minutes', '5'), ('max_subjects', '200');
