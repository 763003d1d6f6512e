CREATE TABLE refresh (
    refresh_id BIGINT PRIMARY KEY,
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ,
    extractor_version VARCHAR NOT NULL,
    articles_read BIGINT NOT NULL,
    articles_new BIGINT NOT NULL,
    articles_read_again BIGINT NOT NULL,
    articles_withdrawn BIGINT NOT NULL,
    inputs_refused BIGINT NOT NULL
);
COMMENT ON TABLE refresh IS 'A run that read articles.';
COMMENT ON COLUMN refresh.refresh_id IS 'Consecutive number.';
COMMENT ON COLUMN refresh.run_id IS 'The Dagster run, as the UI shows it.';
COMMENT ON COLUMN refresh.started_at IS 'When it began.';
COMMENT ON COLUMN refresh.finished_at IS 'When its snapshot was published; empty if it was not.';
COMMENT ON COLUMN refresh.extractor_version IS 'Version of the extraction''s rules and code.';
COMMENT ON COLUMN refresh.articles_read IS 'Number of inputs that were read.';
COMMENT ON COLUMN refresh.articles_new IS 'Number of articles not known before.';
COMMENT ON COLUMN refresh.articles_read_again IS 'Number of known articles extracted anew, since their date or the rules had changed.';
COMMENT ON COLUMN refresh.articles_withdrawn IS 'Number of articles that another text has taken the place of.';
COMMENT ON COLUMN refresh.inputs_refused IS 'Number of inputs that could not be read.';
