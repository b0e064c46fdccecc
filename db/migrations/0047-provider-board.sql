-- Which organisations may see people of a structure: read by the board of a supervision, whatever the number of people.
CREATE INDEX relationship_provider ON gate.relationship (structure_id, account_id) WHERE kind = 'provider';
