-- How many times an account has asked whether somebody is here already, by hour: a list of the whole country put to
-- this question, one after the other, would tell who is followed by its yes, and who is not by its no.
CREATE TABLE vault.duplicate_check (
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  hour integer NOT NULL,
  asked integer NOT NULL,
  PRIMARY KEY (structure_id, account_id, hour)
);
GRANT SELECT, INSERT, UPDATE ON vault.duplicate_check TO ecluse_kernel;

-- Questions in 24 rolling hours (counted in whole hours): several times what a counsellor's day of first interviews is.
INSERT INTO gate.setting (name, value) VALUES ('duplicate_checks', '40');
