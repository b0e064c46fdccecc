-- A value that was replaced can be put back from a screen. What a search or the duplicate check found it by goes with it
-- ([[kind, hex]]), and it is put back once. One change has one replaced_at: name and birth date that were replaced
-- together are put back together.
ALTER TABLE vault.sealed_before
  ADD COLUMN before_id bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN indexes jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN restored_at timestamptz,
  ADD COLUMN restored_by bigint;
CREATE UNIQUE INDEX sealed_before_number ON vault.sealed_before (structure_id, beneficiary_id, before_id);
CREATE INDEX sealed_before_replaced_at ON vault.sealed_before (replaced_at);
GRANT UPDATE, DELETE ON vault.sealed_before TO ecluse_kernel;

-- How long they are kept: longer than the quarter in which every account is reviewed, no longer than needed.
INSERT INTO gate.setting (name, value) VALUES ('values_before_days', '120');
