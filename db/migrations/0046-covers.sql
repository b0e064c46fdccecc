-- Who stands in for whom, so that a cover also opens the people who are added to the absent colleague's files later.
-- The rows of gate.relationship stay what opens anything; this says which to add.
CREATE TABLE gate.cover (
  structure_id bigint NOT NULL,
  cover_id bigint GENERATED ALWAYS AS IDENTITY,
  absent bigint NOT NULL,
  account_id bigint NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (structure_id, cover_id)
);
CREATE INDEX cover_absent ON gate.cover (absent, until);
CREATE INDEX cover_account ON gate.cover (account_id, until);
GRANT SELECT, INSERT, UPDATE ON gate.cover TO ecluse_kernel;

-- Covers granted before that still open something.
INSERT INTO gate.cover (structure_id, absent, account_id, since, until)
SELECT r.structure_id, (r.payload ->> 'absent')::bigint, r.account_id, (r.payload ->> 'from')::timestamptz,
       (r.payload ->> 'until')::timestamptz
FROM gate.request AS r
WHERE r.kind = 'cover.grant' AND r.state = 'approved' AND (r.payload ->> 'until')::timestamptz > now()
  AND EXISTS (SELECT FROM gate.relationship AS g WHERE g.account_id = r.account_id AND g.kind = 'covers'
                AND g.until = (r.payload ->> 'until')::timestamptz);
