-- Pieces of evidence in the file of an incident: letters, screenshots, messages. Sealed by whoever writes them, under a
-- key of each one's own: the database cannot open them. None is ever removed; one may be withdrawn, with a reason.
CREATE TABLE incident.attachment (
  incident_id bigint NOT NULL REFERENCES incident.incident,
  attachment integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  by bigint NOT NULL,
  about text NOT NULL CHECK (length(about) BETWEEN 3 AND 200),   -- what it is, typed in
  name text NOT NULL CHECK (name ~ '^[^[:cntrl:]/\\:*?"<>|]{1,100}$'),
  type text NOT NULL CHECK (type IN ('application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'message/rfc822')),
  bytes integer NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),        -- of the clear content: what a court compares
  wrapped bytea NOT NULL CHECK (octet_length(wrapped) BETWEEN 32 AND 4096),
  withdrawn_at timestamptz,
  withdrawn_by bigint,
  withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 3 AND 500),
  PRIMARY KEY (incident_id, attachment),
  CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawn_why) IN (0, 3))
);

-- Apart, so that a list reads no content.
CREATE TABLE incident.attachment_content (
  incident_id bigint NOT NULL,
  attachment integer NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (incident_id, attachment),
  FOREIGN KEY (incident_id, attachment) REFERENCES incident.attachment
);
-- Ciphertext does not compress.
ALTER TABLE incident.attachment_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

GRANT SELECT, INSERT ON incident.attachment, incident.attachment_content TO ecluse_kernel;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_why) ON incident.attachment TO ecluse_kernel;
