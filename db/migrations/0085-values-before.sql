-- What a contact value or an identifier was before it was replaced: still sealed under the person's own key, with who
-- replaced it and when, so that a change made with a stolen session can be seen and undone. Destroying the person's key
-- destroys these too. No door of the web process reads them.
CREATE TABLE vault.sealed_before (
  structure_id bigint NOT NULL,
  beneficiary_id bigint NOT NULL,
  field text NOT NULL,
  sealed bytea NOT NULL,
  written_at timestamptz NOT NULL,
  written_by bigint,
  replaced_at timestamptz NOT NULL,
  replaced_by bigint,
  PRIMARY KEY (structure_id, beneficiary_id, field, replaced_at)
);
GRANT SELECT, INSERT ON vault.sealed_before TO ecluse_kernel;
