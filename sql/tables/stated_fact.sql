CREATE TABLE stated_fact (
    fact_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    subject_name VARCHAR NOT NULL,
    object_id VARCHAR,
    object_name VARCHAR,
    item_id VARCHAR,
    item_name VARCHAR,
    metric VARCHAR,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    cmp VARCHAR,
    value VARCHAR NOT NULL,
    time VARCHAR,
    time_start DATE,
    time_end DATE,
    modality VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    evidence_id VARCHAR NOT NULL,
    quote VARCHAR NOT NULL,
    char_start BIGINT,
    char_end BIGINT,
    by_id VARCHAR,
    by_name VARCHAR,
    rule VARCHAR NOT NULL,
    article_id VARCHAR,
    title VARCHAR,
    publisher VARCHAR,
    published DATE,
    duplicate_of VARCHAR,
    citation VARCHAR,
    rank VARCHAR NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE stated_fact IS 'A fact with one place that states it now: who says what, in which words, where.';
COMMENT ON COLUMN stated_fact.fact_id IS 'The fact.';
COMMENT ON COLUMN stated_fact.predicate IS 'What is stated.';
COMMENT ON COLUMN stated_fact.subject_id IS 'Entity that it is about.';
COMMENT ON COLUMN stated_fact.subject_name IS 'Its name; of several under one number all names, joined with +.';
COMMENT ON COLUMN stated_fact.object_id IS 'The other party, chip or place.';
COMMENT ON COLUMN stated_fact.object_name IS 'Its name.';
COMMENT ON COLUMN stated_fact.item_id IS 'The chip concerned, where the object is the counterparty.';
COMMENT ON COLUMN stated_fact.item_name IS 'Its name.';
COMMENT ON COLUMN stated_fact.metric IS 'Which quantity, for specifications and thresholds.';
COMMENT ON COLUMN stated_fact.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN stated_fact.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN stated_fact.unit IS 'Unit of the value.';
COMMENT ON COLUMN stated_fact.cmp IS 'How the text bounds the value.';
COMMENT ON COLUMN stated_fact.value IS 'The value as words.';
COMMENT ON COLUMN stated_fact.time IS 'When it holds.';
COMMENT ON COLUMN stated_fact.time_start IS 'First day of time.';
COMMENT ON COLUMN stated_fact.time_end IS 'Last day of time.';
COMMENT ON COLUMN stated_fact.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN stated_fact.origin IS 'article or catalogue.';
COMMENT ON COLUMN stated_fact.evidence_id IS 'The place that states it.';
COMMENT ON COLUMN stated_fact.quote IS 'The words that state it.';
COMMENT ON COLUMN stated_fact.char_start IS 'Offset of the quote in the article''s text, in code points.';
COMMENT ON COLUMN stated_fact.char_end IS 'Offset behind the quote, in code points.';
COMMENT ON COLUMN stated_fact.by_id IS 'Who says so; empty where the article itself does.';
COMMENT ON COLUMN stated_fact.by_name IS 'Name of the one who says so.';
COMMENT ON COLUMN stated_fact.rule IS 'The rule that found it.';
COMMENT ON COLUMN stated_fact.article_id IS 'The article; empty for a catalogue value.';
COMMENT ON COLUMN stated_fact.title IS 'Title of the article.';
COMMENT ON COLUMN stated_fact.publisher IS 'Publisher of the article.';
COMMENT ON COLUMN stated_fact.published IS 'Publication date of the article.';
COMMENT ON COLUMN stated_fact.duplicate_of IS 'The article that this one repeats, if it is no independent source.';
COMMENT ON COLUMN stated_fact.citation IS 'Where a catalogue value comes from.';
COMMENT ON COLUMN stated_fact.rank IS 'preferred, normal or deprecated; fact_rank says why.';
COMMENT ON COLUMN stated_fact.first_seen IS 'When the place was first found to state it.';
