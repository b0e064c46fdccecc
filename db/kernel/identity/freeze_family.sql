-- Freezes an account with all its descendants (law 10): states, sessions, links, waiting wishes. Inner function; its
-- callers decided that it may be done: identity.freeze for a person, watch.raise for a rule.
-- Takes the account, who acts (null: the system) and why. Returns how many accounts were frozen.
--
-- A descendant may be born while we look: gate.approve holds the rows of who asked and who approved until it commits.
-- So the family is read again after each lock, until it has grown no more.
CREATE OR REPLACE FUNCTION identity.freeze_family(p_account bigint, p_by bigint, p_why text) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  family bigint[];
  grown bigint[] := ARRAY[p_account];
  member bigint;
  frozen integer := 0;
BEGIN
  WHILE family IS DISTINCT FROM grown LOOP
    family := grown;
    PERFORM FROM identity.account AS a WHERE a.account_id = ANY (family) ORDER BY a.account_id FOR NO KEY UPDATE;
    grown := ARRAY(SELECT p_account UNION SELECT d.id FROM identity.descendants(p_account) AS d(id) ORDER BY 1);
  END LOOP;
  FOR member IN SELECT a.account_id FROM identity.account AS a
                WHERE a.account_id = ANY (family) AND a.state NOT IN ('frozen', 'removed') ORDER BY a.account_id LOOP
    UPDATE identity.account AS a SET state_before = a.state, state = 'frozen' WHERE a.account_id = member;
    PERFORM identity.close_doors(member, 'frozen');
    PERFORM identity.write_entry(member, 'account.freeze', NULL,
      jsonb_build_object('root', p_account, 'by', p_by, 'why', p_why));
    frozen := frozen + 1;
  END LOOP;
  RETURN frozen;
END
$$;
