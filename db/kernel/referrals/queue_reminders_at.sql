-- Queues the reminders that are due: each once, whatever the number of workers (the once-key is unique).
-- Takes the instant to judge by. Returns how many were queued. Inner function, granted to nobody: see queue_reminders.
--   the young person   3 days without an answer; the day before a meeting, from 17 h, Paris time
--   the organisation   5 days without an answer; 2 days after a meeting of which it has said nothing
--   the counsellor     10 days in a state that waits for an answer
CREATE OR REPLACE FUNCTION referrals.queue_reminders_at(p_now timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_at timestamptz := p_now;
  due record;
  queued integer := 0;
BEGIN
  FOR due IN
    SELECT x.template, x.party, x.once, r AS referral
    FROM referrals.referral AS r
    LEFT JOIN LATERAL (
      SELECT m.transition_id, m.at,
             ((m.at AT TIME ZONE 'Europe/Paris')::date - 1 + time '17:00') AT TIME ZONE 'Europe/Paris' AS eve,
             t.at AS invited_at
      FROM referrals.meeting AS m
      JOIN referrals.transition AS t ON t.structure_id = m.structure_id AND t.referral_id = m.referral_id
        AND t.transition_id = m.transition_id
      WHERE m.structure_id = r.structure_id AND m.referral_id = r.referral_id AND r.state LIKE 'invited\_to\_%'
      ORDER BY m.transition_id DESC LIMIT 1) AS m ON true
    CROSS JOIN LATERAL (VALUES
      ('beneficiary.remind_answer', 'beneficiary', 'b3',
       r.state = 'proposed' AND r.state_since < now_at - interval '3 days'),
      -- Invited after the eve: the invitation itself is the reminder.
      ('beneficiary.remind_meeting', 'beneficiary', 'm' || m.transition_id,
       m.eve <= now_at AND m.at > now_at AND m.invited_at < m.eve),
      ('provider.remind_answer', 'provider', 'p5',
       (r.state IN ('sent', 'present') AND r.state_since < now_at - interval '5 days')
       OR m.at < now_at - interval '2 days'),
      ('counsellor.overdue', 'counsellor', 'c10',
       r.state IN ('proposed', 'sent', 'present', 'absent')
         AND r.state_since < now_at - interval '10 days')
    ) AS x(template, party, once, is_due)
    WHERE x.is_due AND r.state NOT IN ('declined', 'refused', 'finished', 'dropped', 'withdrawn')
  LOOP
    queued := queued + (referrals.queue_message(
      due.referral, due.template, due.party,
      -- Once per stay in a state.
      concat_ws(':', due.once, (due.referral).referral_id, extract(epoch FROM (due.referral).state_since)), now_at)
      IS NOT NULL)::integer;
  END LOOP;
  RETURN queued;
END
$$;
