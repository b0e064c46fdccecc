-- Rule subjects → code subjects: the number of people asked fits the operation.
CREATE OR REPLACE FUNCTION gate.rule_subjects(f gate.facts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN CASE (f).operation_subjects WHEN 'none' THEN (f).subjects = 0 WHEN 'one' THEN (f).subjects = 1 WHEN 'many' THEN (f).subjects <= 200 ELSE false END THEN NULL ELSE 'subjects' END
$$;
