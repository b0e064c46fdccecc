-- Is this one of the declared purposes (src/gate/purposes.ts)? Null when none was given.
CREATE OR REPLACE FUNCTION gate.is_purpose(p_purpose text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT p_purpose IN ('follow_up', 'training_enrolment', 'at_their_request', 'error_correction', 'referral_answer')
$$;
