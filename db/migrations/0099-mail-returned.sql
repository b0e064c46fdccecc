-- A message that its mail server refused for good, or that had no address to go to, beside one that nobody needed any
-- more (dropped too): the counsellor is told of the first, by telephone it may still be said.
ALTER TABLE referrals.outbox ADD COLUMN returned boolean NOT NULL DEFAULT false;
