-- One kind of act in the log: what exposure reads first, so that the second reading, one row a person, is plain sums.
CREATE TYPE incident.act_kind AS (
  operation text,
  fields text[],
  code text,               -- null: allowed
  entries bigint,
  first_at timestamptz,
  last_at timestamptz,
  shown text[],            -- what each of its people was shown; {} for an act that shows nothing, or was refused
  class text
);

-- What the log said of the accounts when the list was fixed: the timeline does not read it again at each page.
ALTER TABLE incident.fixing ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';
