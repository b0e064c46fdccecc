-- An account born through SSO that nobody admitted: how many days it waits before its subject is let go.
INSERT INTO gate.setting (name, value) VALUES ('sso_pending_days', '30');
GRANT DELETE ON identity.sso_subject TO ecluse_kernel;

-- Referrals and pages have a table of their own (0045): nobody writes another door here.
ALTER TABLE gate.pending
  DROP CONSTRAINT pending_door_check,
  ADD CONSTRAINT pending_door_check CHECK (door = 'vault');
