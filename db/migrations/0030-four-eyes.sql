-- Accounts under four eyes (law 8): what widens somebody's reach is asked for by one and approved by another.

-- pending: born, reaches nothing yet; suspended, frozen: for a while; removed: for good. Only 'active' acts (gate.rule_account).
ALTER TABLE identity.account
  DROP CONSTRAINT account_state_check,
  ADD CONSTRAINT account_state_check CHECK (state IN ('pending', 'active', 'suspended', 'frozen', 'removed')),
  ADD COLUMN state_before text,           -- what a freeze interrupted
  ADD COLUMN born text NOT NULL DEFAULT 'operator' CHECK (born IN ('operator', 'invitation', 'sso', 'link')),
  ADD COLUMN reviewed_at timestamptz;     -- last confirmed by an account manager; null: counts from created_at
-- Lineage goes both ways up: an account descends from who asked for it and from who approved it.
CREATE INDEX account_requested_by ON identity.account (requested_by) WHERE requested_by IS NOT NULL;
CREATE INDEX account_approved_by ON identity.account (approved_by) WHERE approved_by IS NOT NULL;

-- Where a structure's agents have their professional addresses. Set by the operator; no row: nobody can be invited.
CREATE TABLE identity.allowed_domain (
  structure_id bigint NOT NULL REFERENCES identity.structure,
  domain text NOT NULL CHECK (domain = lower(domain) AND domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
  PRIMARY KEY (structure_id, domain)
);

-- One wish to widen, and what became of it. Kinds and payloads:
--   account.invite   {email, display_name, role}; account_id is set once the account exists
--   account.role     {role}             account.move    {structure_id}
--   account.enable   {}                 account.unfreeze {}
--   account.recover  {}                 account.admit   {} (an account born through SSO; requested_by is null)
--   budget.raise     {class, people, hours}
--   files.assign     {beneficiaries: [id, …]}: to account_id, of its own structure
--   cover.grant      {absent, from, until}: account_id covers for the account `absent`
CREATE TABLE gate.request (
  request_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  structure_id bigint NOT NULL,           -- of the account concerned
  kind text NOT NULL CHECK (kind IN ('account.invite', 'account.role', 'account.move', 'account.enable',
    'account.unfreeze', 'account.recover', 'account.admit', 'budget.raise', 'files.assign', 'cover.grant')),
  account_id bigint,                      -- the account concerned
  payload jsonb NOT NULL DEFAULT '{}',
  why text NOT NULL CHECK (length(why) <= 500),
  requested_by bigint,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL DEFAULT clock_timestamp() + interval '48 hours',
  needs smallint NOT NULL DEFAULT 1 CHECK (needs BETWEEN 1 AND 2),
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn', 'expired')),
  decided_by bigint,
  decided_at timestamptz,
  decided_why text CHECK (length(decided_why) <= 500),
  CHECK (requested_by IS NOT NULL OR kind = 'account.admit'),
  CHECK ((state = 'waiting') = (decided_at IS NULL)),
  CHECK (needs = CASE WHEN kind IN ('account.recover', 'account.admit') THEN 2 ELSE 1 END)
);
CREATE INDEX request_structure ON gate.request (structure_id, requested_at DESC);
-- The same wish once at a time for one account.
CREATE UNIQUE INDEX request_once ON gate.request (account_id, kind) WHERE state = 'waiting' AND account_id IS NOT NULL;
CREATE UNIQUE INDEX request_invite_once ON gate.request (lower(payload ->> 'email'))
  WHERE state = 'waiting' AND kind = 'account.invite';

CREATE TABLE gate.approval (
  request_id bigint NOT NULL REFERENCES gate.request,
  account_id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  met boolean NOT NULL,                   -- this approver met the person, or spoke to them on a known channel
  PRIMARY KEY (request_id, account_id)
);
CREATE INDEX approval_account ON gate.approval (account_id, at);

-- An approved recovery waits before its link goes out, so that the true owner can still say no.
CREATE TABLE identity.recovery (
  request_id bigint PRIMARY KEY,
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  due_at timestamptz NOT NULL,
  done_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by bigint
);
CREATE INDEX recovery_open ON identity.recovery (due_at) WHERE done_at IS NULL AND cancelled_at IS NULL;

-- Mail to agents about accounts: a template and an account, never an address nor a text. Written in the transaction
-- of its act, like referrals.outbox.
CREATE TABLE identity.outbox (
  outbox_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,             -- who reads it
  template text NOT NULL,
  about bigint,                           -- the account that it speaks of; null: the reader's own
  request_id bigint,
  once_key text,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'dropped')),
  links_issued integer NOT NULL DEFAULT 0,
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  closed_at timestamptz
);
CREATE UNIQUE INDEX identity_outbox_once ON identity.outbox (once_key) WHERE once_key IS NOT NULL;
CREATE INDEX identity_outbox_waiting ON identity.outbox (queued_at) WHERE status = 'waiting';

GRANT SELECT, INSERT, UPDATE ON gate.request, identity.recovery, identity.outbox TO ecluse_kernel;
GRANT SELECT, INSERT ON gate.approval, identity.allowed_domain TO ecluse_kernel;
GRANT DELETE ON identity.allowed_domain TO ecluse_kernel;
GRANT INSERT, UPDATE ON gate.account_cap TO ecluse_kernel;

INSERT INTO gate.setting (name, value) VALUES
  ('probation_days', '14'), ('request_hours', '48'), ('pending_invitations', '20'), ('approvals_a_day', '5'),
  ('review_days', '90'), ('review_grace_days', '14'), ('recovery_hours', '24'), ('cover_days', '60')
ON CONFLICT (name) DO NOTHING;
