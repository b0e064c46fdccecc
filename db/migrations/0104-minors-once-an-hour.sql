-- A list fixed anew is counted anew once an hour at most: nobody's birth date of this fixing is opened before.
ALTER TABLE incident.minors ADD COLUMN not_before timestamptz NOT NULL DEFAULT '-infinity';
