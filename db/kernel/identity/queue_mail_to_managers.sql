-- Queues one message to each active account manager of a structure, and, when it has none other than `p_but`, to those
-- of the supervision. Inner function; the arguments are those of queue_mail.
CREATE OR REPLACE FUNCTION identity.queue_mail_to_managers(
  p_structure bigint, p_but bigint, p_template text, p_about bigint, p_request bigint, p_once text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  told bigint[];
  one bigint;
BEGIN
  told := ARRAY(SELECT a.account_id FROM identity.account AS a
                WHERE a.structure_id = p_structure AND a.role = 'account_manager' AND a.state = 'active'
                  AND a.account_id IS DISTINCT FROM p_but);
  IF told = '{}' THEN
    told := ARRAY(SELECT a.account_id FROM identity.account AS a
                  JOIN identity.structure AS s ON s.structure_id = a.structure_id AND s.kind = 'supervision'
                  WHERE a.state = 'active' AND a.account_id IS DISTINCT FROM p_but
                    AND identity.in_charge(a.account_id, p_structure) LIMIT 20);
  END IF;
  FOREACH one IN ARRAY told LOOP
    PERFORM identity.queue_mail(one, p_template, p_about, p_request, p_once || ':' || one);
  END LOOP;
END
$$;
