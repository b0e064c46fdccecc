-- The schemas, and the types that kernel functions speak.
CREATE SCHEMA identity;
CREATE SCHEMA gate;
CREATE SCHEMA vault;
CREATE SCHEMA ledger;
CREATE SCHEMA referrals;
CREATE SCHEMA catalogue;

GRANT USAGE, CREATE ON SCHEMA identity, gate, vault, ledger, referrals, catalogue TO ecluse_kernel;

-- No function is executable by anyone but its owner until db/grants* says so.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE ecluse_kernel REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- One person, wherever the row lives: structure first, as the sharded layout wants it.
CREATE TYPE gate.subject AS (structure_id bigint, beneficiary_id bigint);

-- What an ask answers. code is null when allowed.
CREATE TYPE gate.verdict AS (
  code text,
  entry_id bigint,
  account_id bigint,
  account_structure_id bigint,
  role text,
  scope_referral bigint
);

-- All that the rules look at; gathered by gate.ask, read by gate.rule_*.
CREATE TYPE gate.facts AS (
  at timestamptz,
  -- the session
  session_known boolean,
  session_ended boolean,
  idle_until timestamptz,
  ends_at timestamptz,
  presence_at timestamptz,
  scope_referral bigint,
  -- the account
  account_id bigint,
  account_structure_id bigint,
  account_state text,
  role text,
  probation boolean,
  -- the operation asked
  operation_known boolean,
  operation_roles text[],
  operation_class text,
  operation_fields text[],
  operation_subjects text,
  operation_relationships text[],
  needs_purpose boolean,
  needs_presence boolean,
  -- the request
  purpose text,
  fields text[],
  subjects integer,
  unrelated integer,
  out_of_scope integer,
  -- the budgets
  used integer,
  added integer,
  cap integer,
  structure_used integer,
  structure_added integer,
  structure_cap integer
);
