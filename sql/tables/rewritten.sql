CREATE TABLE rewritten (
    refresh_id BIGINT NOT NULL,
    table_name VARCHAR NOT NULL,
    fact_id VARCHAR
);
COMMENT ON TABLE rewritten IS 'A fact whose rows in a derived table a refresh has written anew, so that only these are compared with what was published before.';
COMMENT ON COLUMN rewritten.refresh_id IS 'The refresh; those that all tables have followed are forgotten.';
COMMENT ON COLUMN rewritten.table_name IS 'The table.';
COMMENT ON COLUMN rewritten.fact_id IS 'The fact; empty where the whole table was computed anew.';
