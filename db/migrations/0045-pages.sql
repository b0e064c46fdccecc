-- What an allowed, committed entry may still take that is not a person's sealed values: a page of agents' names, the
-- story of a referral, the address of a message (law 2). Once, for ten seconds. Unlogged, as gate.pending, and why there.
CREATE UNLOGGED TABLE gate.pending_page (
  entry_id bigint PRIMARY KEY,
  token_hash bytea NOT NULL,
  xid xid8 NOT NULL,
  at timestamptz NOT NULL,
  door text NOT NULL,       -- which take may use it: 'agents', 'referrals', 'mail', …
  page text NOT NULL,
  args jsonb NOT NULL       -- what was asked: whole numbers under declared names
);
GRANT SELECT, INSERT, DELETE ON gate.pending_page TO ecluse_kernel;
-- Referrals were noted in gate.pending before.
ALTER TABLE gate.pending DROP COLUMN IF EXISTS referral_id;
