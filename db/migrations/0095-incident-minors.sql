-- How many of the people of one fixing were minors when they were first seen. Nobody's date stands here: the process
-- opens the dates part by part and gives back how many.
CREATE TABLE incident.minors (
  incident_id bigint NOT NULL,
  fixing integer NOT NULL,
  after integer NOT NULL DEFAULT 0,        -- the pseudonym of the last person counted
  minors integer NOT NULL DEFAULT 0 CHECK (minors >= 0),
  adults integer NOT NULL DEFAULT 0 CHECK (adults >= 0),
  unknown integer NOT NULL DEFAULT 0 CHECK (unknown >= 0),
  done_at timestamptz,
  PRIMARY KEY (incident_id, fixing),
  FOREIGN KEY (incident_id, fixing) REFERENCES incident.fixing
);
CREATE INDEX minors_waiting ON incident.minors (incident_id) WHERE done_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON incident.minors TO ecluse_kernel;
