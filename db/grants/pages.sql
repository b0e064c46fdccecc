-- Pages about agents (law 2): ask, COMMIT, take. The first half discloses nothing, the second nothing unrecorded.
GRANT EXECUTE ON FUNCTION gate.ask_page(bytea, text, jsonb), gate.take_page(bytea, bigint), gate.take_whom(bigint) TO ecluse_app;
GRANT EXECUTE ON PROCEDURE gate.read_page(bytea, text, jsonb, jsonb) TO ecluse_app;
