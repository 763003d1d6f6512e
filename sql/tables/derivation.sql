CREATE TABLE derivation (
    table_name VARCHAR PRIMARY KEY,
    input_key VARCHAR NOT NULL,
    pictures VARCHAR NOT NULL,
    computed_at TIMESTAMPTZ NOT NULL,
    refresh_id BIGINT,
    decisions VARCHAR[]
);
COMMENT ON TABLE derivation IS 'From what a costly table, or a part of it, was last computed, so that it is computed again only when that has changed.';
COMMENT ON COLUMN derivation.table_name IS 'The table; for a part of a table that is computed part by part, the part too: export_status/nvidia-a800.';
COMMENT ON COLUMN derivation.input_key IS 'Hash of the facts, the files and the code that it was computed from.';
COMMENT ON COLUMN derivation.pictures IS 'The pictures drawn of it, as JSON: name and Markdown.';
COMMENT ON COLUMN derivation.computed_at IS 'When.';
COMMENT ON COLUMN derivation.refresh_id IS 'For a table of which only the rows of changed facts are computed anew: the refresh up to which it is.';
COMMENT ON COLUMN derivation.decisions IS 'For such a table: what people had decided of facts by then, each as the fact and the verdict: 3f2a… reject.';
