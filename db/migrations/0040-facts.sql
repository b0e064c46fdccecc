-- The facts carry the whole act, so that one function decides on it and one statement writes it down.
ALTER TYPE gate.facts
  ADD ATTRIBUTE operation text,
  ADD ATTRIBUTE operation_gives text,
  -- which take may follow: 'vault', 'referrals', or null when the act hands out nothing
  ADD ATTRIBUTE door text,
  ADD ATTRIBUTE token_hash bytea,
  -- the people asked, in their order, and the hour in which the structure last saw each (null: not yet)
  ADD ATTRIBUTE structures bigint[],
  ADD ATTRIBUTE people bigint[],
  ADD ATTRIBUTE hours integer[];
