-- The identity of one person exposed, for whoever must be named (a complaint): two people agree, and the one who asked
-- is shown it for a short time, once for each touch of a passkey.
CREATE TABLE incident.lift (
  request_id bigint PRIMARY KEY,
  incident_id bigint NOT NULL REFERENCES incident.incident,
  structure_id bigint NOT NULL,            -- of the person
  beneficiary_id bigint NOT NULL,
  pseudonym integer NOT NULL,
  account_id bigint NOT NULL,              -- who asked, and alone may see
  approved_by bigint NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  until timestamptz NOT NULL,
  exercise boolean NOT NULL,               -- nobody is opened
  shown_at timestamptz,
  times integer NOT NULL DEFAULT 0,
  CHECK (account_id <> approved_by)
);
CREATE INDEX lift_account ON incident.lift (account_id, until);
CREATE INDEX lift_person ON incident.lift (incident_id, pseudonym);
GRANT SELECT, INSERT, UPDATE ON incident.lift TO ecluse_kernel;

-- Whom a line of the timeline is about, by pseudonym.
ALTER TABLE incident.item ADD COLUMN person integer;

-- named: ties whoever asked to the person for the moment of one look (incident.open_identity).
ALTER TABLE gate.relationship
  DROP CONSTRAINT relationship_kind_check,
  ADD CONSTRAINT relationship_kind_check CHECK (kind IN ('follows', 'covers', 'self', 'provider', 'named'));

-- {incident, label, person, pseudonym}; account_id is null. One at a time for each person.
CREATE UNIQUE INDEX request_identity_once ON gate.request ((payload ->> 'incident'), (payload ->> 'person'))
  WHERE state = 'waiting' AND kind = 'incident.identity';

INSERT INTO gate.cap (role, probation, class, people) VALUES
  ('supervisor', false, 'identifier', 5), ('supervisor', true, 'identifier', 2);
