CREATE TABLE evidence (
    evidence_id VARCHAR PRIMARY KEY,
    fact_id VARCHAR NOT NULL,
    article_id VARCHAR,
    citation VARCHAR,
    char_start BIGINT,
    char_end BIGINT,
    quote VARCHAR NOT NULL,
    by_id VARCHAR,
    by_name VARCHAR,
    subject_mention VARCHAR,
    object_mention VARCHAR,
    value_text VARCHAR,
    time_text VARCHAR,
    rule VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    refresh_id BIGINT NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    withdrawn_refresh BIGINT
);
CREATE INDEX IF NOT EXISTS evidence_of_fact ON evidence (fact_id);
CREATE INDEX IF NOT EXISTS evidence_of_article ON evidence (article_id);
COMMENT ON TABLE evidence IS 'A place that states a fact: a span of an article, or a citation of the catalogue.';
COMMENT ON COLUMN evidence.evidence_id IS 'Hash of the fact, the place and the refresh that found it.';
COMMENT ON COLUMN evidence.fact_id IS 'The fact that it states.';
COMMENT ON COLUMN evidence.article_id IS 'The article; empty for a catalogue value.';
COMMENT ON COLUMN evidence.citation IS 'Where a catalogue value comes from; empty for an article.';
COMMENT ON COLUMN evidence.char_start IS 'Offset of the quote in the article''s text, in code points.';
COMMENT ON COLUMN evidence.char_end IS 'Offset behind the quote, in code points.';
COMMENT ON COLUMN evidence.quote IS 'The words that state it, exactly as in the article; for a catalogue value the cell as recorded.';
COMMENT ON COLUMN evidence.by_id IS 'Who says so; empty where the article itself does.';
COMMENT ON COLUMN evidence.by_name IS 'Name of the one who says so.';
COMMENT ON COLUMN evidence.subject_mention IS 'How the text names the subject.';
COMMENT ON COLUMN evidence.object_mention IS 'How the text names the object.';
COMMENT ON COLUMN evidence.value_text IS 'The number as the text writes it.';
COMMENT ON COLUMN evidence.time_text IS 'The date as the text writes it.';
COMMENT ON COLUMN evidence.rule IS 'The rule that found it.';
COMMENT ON COLUMN evidence.extractor_version IS 'Version of the rules and their code.';
COMMENT ON COLUMN evidence.refresh_id IS 'The refresh that found it.';
COMMENT ON COLUMN evidence.first_seen IS 'When it was found.';
COMMENT ON COLUMN evidence.withdrawn_at IS 'When the place ceased to state it; empty while it does.';
COMMENT ON COLUMN evidence.withdrawn_refresh IS 'The refresh in which it ceased to be stated.';
