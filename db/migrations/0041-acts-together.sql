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
  DROP ATTRIBUTE hours;

-- Whom a target means: those asked, those found who are not the asker's, and a word for the log.
CREATE TYPE vault.whom AS (
  who gate.subject[],
  others gate.subject[],
  detail jsonb
);

-- The system has no caseload and no cap of its own: the structure's bounds what it may open.
INSERT INTO gate.cap (role, probation, class, people) VALUES ('system', false, 'contact', 2147483647);
