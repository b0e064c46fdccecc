-- The worst case of each account, day by day: what a supervisor reads as its history.
CREATE TABLE gate.worst_case_day (
  structure_id bigint NOT NULL,
  account_id bigint NOT NULL,
  day date NOT NULL,
  alone integer NOT NULL,
  deceived integer NOT NULL,
  PRIMARY KEY (structure_id, account_id, day)
);
GRANT SELECT, INSERT, UPDATE ON gate.worst_case_day TO ecluse_kernel;

-- How many files one wish may assign: the worst case is computed from it.
INSERT INTO gate.setting (name, value) VALUES ('assign_files', '500') ON CONFLICT (name) DO NOTHING;
