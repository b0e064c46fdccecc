-- Somebody got a false notice: counted by day and channel, and nothing else is kept. Open to anybody; a count says only
-- that it is worth asking around, and stops at 100,000 a day.
CREATE OR REPLACE FUNCTION notice.report(p_channel text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF p_channel IS NULL OR p_channel NOT IN ('email', 'sms', 'letter', 'call') THEN
    RETURN false;
  END IF;
  INSERT INTO notice.report AS r (day, channel, times) VALUES (current_date, p_channel, 1)
  ON CONFLICT (day, channel) DO UPDATE SET times = least(r.times + 1, 100000);
  RETURN true;
END
$$;
