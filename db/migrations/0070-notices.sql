-- Notices to the people of an incident (GDPR art. 34): what was approved, to whom it goes, what became of it.
-- No address and no name stands here: people are (structure, number), and a code only as its keyed hash.
CREATE SCHEMA notice;
GRANT USAGE, CREATE ON SCHEMA notice TO ecluse_kernel;

-- What is said in the notices of one incident, and how far they are.
CREATE TABLE notice.campaign (
  incident_id bigint PRIMARY KEY REFERENCES incident.incident,
  structure_id bigint NOT NULL,            -- of the supervision that opened the incident
  -- draft: may be changed. running, paused: approved by two; the words stand.
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'running', 'paused')),
  happened text NOT NULL CHECK (length(happened) BETWEEN 20 AND 600),
  measures text NOT NULL CHECK (length(measures) BETWEEN 20 AND 600),
  contact text NOT NULL CHECK (length(contact) BETWEEN 5 AND 300),
  channels text[] NOT NULL CHECK (channels <@ ARRAY['email', 'sms', 'letter'] AND channels <> '{}'),
  per_minute integer NOT NULL CHECK (per_minute BETWEEN 1 AND 60000),
  written_by bigint NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id bigint,                       -- the wish that waits, or waited last
  approved_by bigint,
  approved_at timestamptz,
  -- Which fixing of the list was approved: people added by a later one need an approval of their own.
  approved_fixing integer NOT NULL DEFAULT 0,
  prepared_fixing integer NOT NULL DEFAULT 0,
  -- What may still be claimed at this moment: refills evenly, per_minute at most.
  drops double precision NOT NULL DEFAULT 0,
  dropped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK ((state = 'draft') = (approved_at IS NULL))
);

-- One notice to one person by one channel; a failure makes the next channel's. States:
--   queued      waits
--   claimed     a run has it and has given it to nobody yet: after a crash, queued again
--   sending     being handed over: after a crash nobody knows whether it was taken, hence doubt (a text message has
--               an idempotency key, and is queued again)
--   sent        taken by the mail server or the provider       printed   in a file for the print house
--   failed      final: the next channel's notice was made       bounced   likewise, after it was taken
--   doubt       waits for the mail server's record (`ecluse notices doubts`); never sent again by itself
--   unreachable no channel is left (channel `none`)
CREATE TABLE notice.notice (
  notice_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint NOT NULL,
  structure_id bigint NOT NULL,            -- of the person
  beneficiary_id bigint NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'letter', 'none')),
  state text NOT NULL CHECK (state IN ('queued', 'claimed', 'sending', 'sent', 'bounced', 'failed', 'printed', 'doubt', 'unreachable')),
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT '-infinity',
  run bigint,                              -- who has it, while claimed or sending
  code_hash bytea,
  answer text CHECK (answer ~ '^[A-Z0-9_.-]{1,40}$'), -- a code, never a server's words: they name the recipient
  batch_id bigint,
  closed_at timestamptz
);
-- Nobody twice by the same channel, whatever happens.
CREATE UNIQUE INDEX notice_once ON notice.notice (incident_id, structure_id, beneficiary_id, channel);
CREATE INDEX notice_state ON notice.notice (incident_id, channel, state, notice_id);
CREATE INDEX notice_run ON notice.notice (run) WHERE state IN ('claimed', 'sending');
CREATE INDEX notice_code ON notice.notice (code_hash) WHERE code_hash IS NOT NULL;

CREATE SEQUENCE notice.run_id;

-- How many went out in a minute: the pace on the screen.
CREATE TABLE notice.minute (
  incident_id bigint NOT NULL,
  minute timestamptz NOT NULL,
  sent integer NOT NULL,
  PRIMARY KEY (incident_id, minute)
);

-- Files for the print house, encrypted to its public key by who makes them: the database cannot open them.
CREATE TABLE notice.batch (
  batch_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  incident_id bigint NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  letters integer NOT NULL,
  pages integer NOT NULL,
  sha256 bytea NOT NULL,
  file bytea NOT NULL,
  downloads integer NOT NULL DEFAULT 0,
  last_download_at timestamptz
);
CREATE INDEX batch_incident ON notice.batch (incident_id, batch_id);

-- From which codes are made, wrapped by the master key. One row.
CREATE TABLE notice.secret (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  wrapped bytea NOT NULL
);

-- False notices reported by anybody: a count a day, and nothing else.
CREATE TABLE notice.report (
  day date NOT NULL,
  channel text NOT NULL CHECK (channel IN ('email', 'sms', 'letter', 'call')),
  times integer NOT NULL,
  PRIMARY KEY (day, channel)
);

-- Sending takes two (law 8). {incident, label, people, exercise, fixing}; account_id is null.
ALTER TABLE gate.request
  DROP CONSTRAINT request_kind_check,
  ADD CONSTRAINT request_kind_check CHECK (kind IN ('account.invite', 'account.role', 'account.move', 'account.enable',
    'account.unfreeze', 'account.recover', 'account.admit', 'budget.raise', 'files.assign', 'cover.grant', 'breaker.lift',
    'incident.identity', 'notice.send'));
CREATE UNIQUE INDEX request_notice_once ON gate.request ((payload ->> 'incident'))
  WHERE state = 'waiting' AND kind = 'notice.send';

GRANT SELECT, INSERT, UPDATE ON notice.campaign, notice.notice, notice.minute, notice.batch, notice.report TO ecluse_kernel;
GRANT SELECT, INSERT ON notice.secret TO ecluse_kernel;
GRANT USAGE ON SEQUENCE notice.run_id TO ecluse_kernel;

INSERT INTO gate.setting (name, value) VALUES ('notice_attempts', '8') ON CONFLICT (name) DO NOTHING;
