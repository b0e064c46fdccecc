-- Written by src/referrals/write-states.ts from src/referrals/states.ts: change it there.
-- Takes nothing. Returns the reasons that each act may give. Refuses nothing.
CREATE OR REPLACE FUNCTION referrals.reasons()
RETURNS TABLE (act text, reason text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
  VALUES
    ('decline', 'other_plan'),
    ('decline', 'too_far'),
    ('decline', 'dates'),
    ('decline', 'not_interested'),
    ('decline', 'prefer_not_to_say'),
    ('decline', 'other'),
    ('renounce', 'other_plan'),
    ('renounce', 'too_far'),
    ('renounce', 'dates'),
    ('renounce', 'not_interested'),
    ('renounce', 'prefer_not_to_say'),
    ('renounce', 'other'),
    ('refuse', 'session_full'),
    ('refuse', 'prerequisites'),
    ('refuse', 'project_unclear'),
    ('refuse', 'travel_or_hours'),
    ('refuse', 'other'),
    ('drop', 'job_found'),
    ('drop', 'never_came'),
    ('drop', 'health_or_family'),
    ('drop', 'travel_or_hours'),
    ('drop', 'not_suited'),
    ('drop', 'other'),
    ('withdraw', 'mistake'),
    ('withdraw', 'better_session'),
    ('withdraw', 'situation_changed'),
    ('withdraw', 'session_cancelled'),
    ('withdraw', 'young_person_asks'),
    ('withdraw', 'other')
$$;
