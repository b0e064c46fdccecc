-- Watching the log: alerts, what holds an account back meanwhile, canaries, the circuit breaker.
CREATE SCHEMA watch;
GRANT USAGE, CREATE ON SCHEMA watch TO ecluse_kernel;

-- One finding of a rule about one account. While it is open the same rule adds its entries to it.
CREATE TABLE watch.alert (
  alert_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  structure_id bigint NOT NULL,            -- of the account
  account_id bigint NOT NULL,
  rule text NOT NULL CHECK (rule ~ '^[a-z_]{3,40}$'),
  measure text NOT NULL CHECK (measure IN ('warn', 'touch', 'slow', 'freeze')),
  entries bigint[] NOT NULL,               -- of ledger.entry, what the rule saw; at most 200
  last_entry bigint NOT NULL,              -- the newest of them: what was seen does not alert twice
  frozen integer NOT NULL DEFAULT 0,       -- accounts that its freeze took, the family included
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  closed_by bigint,
  closed_at timestamptz,
  closed_why text CHECK (closed_why IN ('false_alarm', 'explained', 'handled', 'exercise')),
  incident_id bigint,
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_why IS NOT NULL))
);
CREATE UNIQUE INDEX alert_open_once ON watch.alert (account_id, rule) WHERE state = 'open';
CREATE INDEX alert_structure ON watch.alert (structure_id, alert_id);
CREATE INDEX alert_account ON watch.alert (account_id, rule);

-- What an account is held back by: a touch of its passkey, after this moment; or slowed down until then.
CREATE TABLE watch.hold (
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  touch_at timestamptz,
  slow_until timestamptz,
  PRIMARY KEY (structure_id, account_id)
);

-- What is usual for an account, learnt every night from its own entries of 60 days.
CREATE TABLE watch.usual (
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  role text NOT NULL,
  learnt_on date NOT NULL,
  days integer NOT NULL,                   -- with any act
  hours integer[] NOT NULL,                -- 24, Paris: on how many of these days it acted in that hour
  opened_hour integer NOT NULL,            -- people opened in its busiest hours (95th percentile of hours with any)
  opened_day integer NOT NULL,             -- people opened on its busiest days (95th percentile)
  PRIMARY KEY (structure_id, account_id)
);
CREATE INDEX usual_role ON watch.usual (structure_id, role);

-- Up to which entry the catch-up has looked. Whoever looked before does not count: a process must not be able to hide.
CREATE TABLE watch.cursor (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  entry_id bigint NOT NULL
);
INSERT INTO watch.cursor (entry_id) SELECT coalesce(max(entry_id), 0) FROM ledger.entry;

-- The numbers of people leave the kernel shifted by a secret of the account: near stays near, who it is stays here.
CREATE TABLE watch.secret (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  salt bytea NOT NULL
);
INSERT INTO watch.secret (salt) SELECT sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- Invented people among the real ones. No role but the kernel's reads this table, and no function tells it.
CREATE TABLE watch.canary (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  planted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (structure_id, beneficiary_id)
);

-- What an allowed, committed entry may still take of the alerts, once, for ten seconds. Unlogged: as gate.pending, and
-- why there.
CREATE UNLOGGED TABLE watch.pending (
  entry_id bigint PRIMARY KEY,
  token_hash bytea NOT NULL,
  xid xid8 NOT NULL,
  at timestamptz NOT NULL,
  what text NOT NULL,
  number bigint,
  filter text
);

-- The circuit breaker: while a row is here, nothing of that structure is disclosed; 0 stands for the whole instance.
CREATE TABLE gate.breaker (
  structure_id bigint PRIMARY KEY,
  broken_by bigint NOT NULL,
  broken_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  why text NOT NULL CHECK (why IN ('suspect', 'incident', 'exercise', 'other'))
);

-- Lifting it takes two (law 8). {structure: n}; account_id is null.
ALTER TABLE gate.request
  DROP CONSTRAINT request_kind_check,
  ADD CONSTRAINT request_kind_check CHECK (kind IN ('account.invite', 'account.role', 'account.move', 'account.enable',
    'account.unfreeze', 'account.recover', 'account.admit', 'budget.raise', 'files.assign', 'cover.grant', 'breaker.lift'));
CREATE UNIQUE INDEX request_breaker_once ON gate.request ((payload ->> 'structure'))
  WHERE state = 'waiting' AND kind = 'breaker.lift';

GRANT SELECT, INSERT, UPDATE ON watch.alert, watch.hold, watch.usual TO ecluse_kernel;
GRANT SELECT, UPDATE ON watch.cursor TO ecluse_kernel;
GRANT SELECT ON watch.secret TO ecluse_kernel;
GRANT SELECT, INSERT ON watch.canary TO ecluse_kernel;
GRANT SELECT, INSERT, DELETE ON watch.pending, gate.breaker TO ecluse_kernel;
