-- What a session is today, for the proposal page and for the referral's own copy. Public catalogue data.
-- Takes the session's id. Returns one row, or none when the catalogue does not know it.
CREATE OR REPLACE FUNCTION referrals.session_snapshot(p_session bigint)
RETURNS TABLE (session_id bigint, training_id bigint, title text, provider_name text, siret text, place text,
  address text, starts_on date, ends_on date, places_open int, places_total int, email text, phone text,
  contact_name text, takes_people boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.session_id, t.training_id, t.title, t.provider_name, p.siret, l.commune,
         nullif(array_to_string(l.address || ARRAY[concat_ws(' ', l.postal_code, l.commune)], ', '), ''),
         s.starts_on, s.ends_on, s.places_open, s.places_total,
         coalesce(nullif(s.contact_email, ''), nullif(t.contact_email, ''), nullif(p.email, '')),
         coalesce(nullif(s.contact_phone, ''), nullif(t.contact_phone, ''), nullif(p.phone, '')),
         coalesce(nullif(s.contact_name, ''), nullif(t.contact_name, '')),
         s.closed_at IS NULL AND t.closed_at IS NULL AND s.state IN ('open', 'unknown')
           AND coalesce(s.places_open, 1) > 0
           AND coalesce(s.enrol_until, 'infinity') >= current_date
           -- A permanent session has no last day to begin on.
           AND (a.permanent OR s.starts_precision IN ('unknown', 'open')
                OR coalesce(s.starts_latest, s.starts_on, 'infinity') >= current_date)
           AND coalesce(s.ends_latest, 'infinity') >= current_date
  FROM catalogue.session AS s
  JOIN catalogue.action AS a ON a.action_id = s.action_id
  JOIN catalogue.training AS t ON t.training_id = s.training_id
  JOIN catalogue.provider AS p ON p.provider_id = t.provider_id
  LEFT JOIN LATERAL (SELECT x.* FROM catalogue.place AS x WHERE x.action_id = s.action_id
                     ORDER BY x.position LIMIT 1) AS l ON true
  WHERE s.session_id = p_session
$$;
