-- Referrals: who was sent to which training session, and what became of it. Pseudonymous: no name, no address;
-- words are sealed in the vault under the young person's key. Only ecluse_kernel reaches these tables.

CREATE SEQUENCE referrals.referral_id;
CREATE SEQUENCE referrals.transition_id;
CREATE SEQUENCE referrals.outbox_id;

CREATE TABLE referrals.referral (
  structure_id bigint NOT NULL,
  referral_id bigint NOT NULL DEFAULT nextval('referrals.referral_id'),
  beneficiary_id bigint NOT NULL,
  session_id bigint NOT NULL,
  -- What was proposed, as it stood then: a later import must not rewrite what the young person agreed to.
  training_id bigint NOT NULL,
  training_title text NOT NULL,
  provider_name text NOT NULL,
  place text,
  starts_on date,
  ends_on date,
  provider_contact jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL,
  state_since timestamptz NOT NULL,
  proposed_by bigint NOT NULL,
  beneficiary_account bigint NOT NULL,
  provider_account bigint NOT NULL,
  -- Until when the counsellor has read the story.
  read_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (structure_id, referral_id)
);
-- Twice the same session for the same person: only after the first referral ended, whatever the concurrency.
CREATE UNIQUE INDEX referral_once ON referrals.referral (structure_id, beneficiary_id, session_id)
  WHERE state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn');
CREATE INDEX referral_number ON referrals.referral (referral_id);
CREATE INDEX referral_person ON referrals.referral (structure_id, beneficiary_id);
CREATE INDEX referral_counsellor ON referrals.referral (proposed_by, state);
CREATE INDEX referral_provider ON referrals.referral (provider_account);

-- Append-only: nobody has UPDATE or DELETE.
CREATE TABLE referrals.transition (
  structure_id bigint NOT NULL,
  referral_id bigint NOT NULL,
  transition_id bigint NOT NULL DEFAULT nextval('referrals.transition_id'),
  act text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  party text NOT NULL,
  account_id bigint,
  reason text,
  -- Which sealed word of the person belongs here; null: none.
  word_key text CHECK (word_key ~ '^[0-9a-f]{16}$'),
  at timestamptz NOT NULL,
  -- The log entry of the act; null only for what the system does by itself, and in invented data.
  entry_id bigint,
  PRIMARY KEY (structure_id, referral_id, transition_id)
);

CREATE TABLE referrals.meeting (
  structure_id bigint NOT NULL,
  referral_id bigint NOT NULL,
  transition_id bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('information_meeting', 'interview')),
  at timestamptz NOT NULL,
  place text NOT NULL CHECK (place <> '' AND length(place) <= 200),
  PRIMARY KEY (structure_id, referral_id, transition_id)
);
CREATE INDEX meeting_at ON referrals.meeting (at);

-- Messages to send: a template and ids, never an address nor a text. The row is the queue of truth: it is written
-- in the transaction of the act, so no act is without its messages and no message without its act.
CREATE TABLE referrals.outbox (
  structure_id bigint NOT NULL,
  outbox_id bigint NOT NULL DEFAULT nextval('referrals.outbox_id'),
  referral_id bigint NOT NULL,
  template text NOT NULL,
  party text NOT NULL CHECK (party IN ('counsellor', 'beneficiary', 'provider')),
  account_id bigint NOT NULL,
  -- The state it speaks of: a reminder whose state has passed is not sent.
  state text NOT NULL,
  -- What must not be sent twice: null when every act sends its own.
  once_key text,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'dropped')),
  links_issued integer NOT NULL DEFAULT 0,
  queued_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (structure_id, outbox_id)
);
CREATE UNIQUE INDEX outbox_once ON referrals.outbox (structure_id, once_key) WHERE once_key IS NOT NULL;
CREATE INDEX outbox_waiting ON referrals.outbox (queued_at) WHERE status = 'waiting';
CREATE INDEX outbox_number ON referrals.outbox (outbox_id);
CREATE INDEX outbox_referral ON referrals.outbox (structure_id, referral_id, party, queued_at);

GRANT SELECT, INSERT, UPDATE ON referrals.referral, referrals.outbox TO ecluse_kernel;
GRANT SELECT, INSERT ON referrals.transition, referrals.meeting TO ecluse_kernel;
GRANT USAGE ON SEQUENCE referrals.referral_id, referrals.transition_id, referrals.outbox_id TO ecluse_kernel;
