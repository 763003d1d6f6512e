CREATE TABLE derived_change (
    refresh_id BIGINT NOT NULL,
    table_name VARCHAR NOT NULL,
    fact_id VARCHAR NOT NULL,
    before VARCHAR,
    after VARCHAR,
    cause VARCHAR NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE derived_change IS 'A derived number or rank that a refresh moved.';
COMMENT ON COLUMN derived_change.refresh_id IS 'The refresh.';
COMMENT ON COLUMN derived_change.table_name IS 'The derived table.';
COMMENT ON COLUMN derived_change.fact_id IS 'The fact that the number is derived from or the rank is of.';
COMMENT ON COLUMN derived_change.before IS 'The row as it was published before; empty where there was none.';
COMMENT ON COLUMN derived_change.after IS 'The row as it is now; empty where there is none any more.';
COMMENT ON COLUMN derived_change.cause IS 'Why: its fact was added, its fact was withdrawn or set aside, or other facts, reference data or rules changed.';
COMMENT ON COLUMN derived_change.changed_at IS 'When.';
