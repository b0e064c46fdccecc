-- Acts are decided several at a time: the reveals that wait in one process share a transaction, each with its own
-- verdict and its own entry. (Statements, expressions and the flush of the log cost the same for one act as for ten.)
CREATE TYPE gate.act AS (
  token bytea,
  operation text,
  purpose text,
  -- distinct people: somebody twice is a fault
  subjects gate.subject[],
  fields text[],
  -- for the log: codes and counts, never personal data
  detail jsonb,
  -- which take may follow: 'vault', or null when the act hands out nothing
  door text
);

-- What only the structure's lock makes certain is no fact known beforehand: it is counted, act by act.
CREATE TYPE gate.counts AS (
  used integer,
  added integer,
  cap integer,
  structure_used integer,
  structure_added integer,
  structure_cap integer
);
ALTER TYPE gate.facts
  DROP ATTRIBUTE used, DROP ATTRIBUTE added, DROP ATTRIBUTE cap,
  DROP ATTRIBUTE structure_used, DROP ATTRIBUTE structure_added, DROP ATTRIBUTE structure_cap,
  DROP ATTRIBUTE hours,
  -- whether somebody threw the circuit breaker of the structure, of a person's structure or of the instance
  ADD ATTRIBUTE broken boolean;

-- Whom a target means: those asked, those found who are not the asker's, and a word for the log.
CREATE TYPE vault.whom AS (
  who gate.subject[],
  others gate.subject[],
  detail jsonb
);

-- The system has no caseload and no cap of its own: the structure's bounds what it may open.
INSERT INTO gate.cap (role, probation, class, people) VALUES ('system', false, 'contact', 2147483647);

-- Accounts are counted as structures are: each person in the hour in which the account last saw it, and how many in each
-- hour. Counting an account's traces of two days took longer the more it had seen. account_id 0: the whole structure.
ALTER TABLE gate.structure_person RENAME TO seen;
ALTER TABLE gate.seen ADD COLUMN account_id bigint NOT NULL DEFAULT 0;
ALTER TABLE gate.seen ALTER COLUMN account_id DROP DEFAULT;
ALTER TABLE gate.seen DROP CONSTRAINT structure_person_pkey;
ALTER TABLE gate.seen ADD PRIMARY KEY (structure_id, account_id, class, beneficiary_id);
ALTER TABLE gate.structure_hour RENAME TO seen_hour;
ALTER TABLE gate.seen_hour ADD COLUMN account_id bigint NOT NULL DEFAULT 0;
ALTER TABLE gate.seen_hour ALTER COLUMN account_id DROP DEFAULT;
ALTER TABLE gate.seen_hour DROP CONSTRAINT structure_hour_pkey;
ALTER TABLE gate.seen_hour ADD PRIMARY KEY (structure_id, account_id, class, hour);

INSERT INTO gate.seen (structure_id, account_id, class, beneficiary_id, hour)
SELECT t.structure_id, t.account_id, t.class, t.beneficiary_id, floor(extract(epoch FROM max(t.last_at)) / 3600)::integer
FROM ledger.trace AS t WHERE t.allowed AND t.class <> 'none' AND t.last_at > now() - interval '25 hours'
GROUP BY 1, 2, 3, 4;
INSERT INTO gate.seen_hour (structure_id, account_id, class, hour, people)
SELECT structure_id, account_id, class, hour, count(*) FROM gate.seen WHERE account_id <> 0 GROUP BY 1, 2, 3, 4;
