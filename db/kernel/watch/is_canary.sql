-- Whether this person is invented: planted so that whoever reads what they should not is caught. Inner function, and
-- never to be granted: the answer must not leave the kernel.
CREATE OR REPLACE FUNCTION watch.is_canary(p_structure bigint, p_beneficiary bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM watch.canary AS c WHERE c.structure_id = p_structure AND c.beneficiary_id = p_beneficiary)
$$;
