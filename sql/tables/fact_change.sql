CREATE TABLE fact_change (
    refresh_id BIGINT NOT NULL,
    fact_id VARCHAR NOT NULL,
    change VARCHAR NOT NULL,
    article_id VARCHAR,
    changed_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE fact_change IS 'What a refresh added to or withdrew from what is currently stated.';
COMMENT ON COLUMN fact_change.refresh_id IS 'The refresh.';
COMMENT ON COLUMN fact_change.fact_id IS 'The fact.';
COMMENT ON COLUMN fact_change.change IS 'added: no current place stated it before; withdrawn: none does any more.';
COMMENT ON COLUMN fact_change.article_id IS 'The article through which it changed; empty for the catalogue.';
COMMENT ON COLUMN fact_change.changed_at IS 'When.';
