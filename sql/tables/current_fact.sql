CREATE TABLE current_fact (
    fact_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    object_id VARCHAR,
    item_id VARCHAR,
    metric VARCHAR,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    cmp VARCHAR,
    time VARCHAR,
    time_start DATE,
    time_end DATE,
    modality VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    told DATE,
    independent_sources BIGINT NOT NULL
);
COMMENT ON TABLE current_fact IS 'A fact that something states now and no person has rejected or replaced, with merged entities under one id.';
COMMENT ON COLUMN current_fact.fact_id IS 'The fact.';
COMMENT ON COLUMN current_fact.predicate IS 'What is stated.';
COMMENT ON COLUMN current_fact.subject_id IS 'Entity that it is about.';
COMMENT ON COLUMN current_fact.object_id IS 'The other party, chip or place.';
COMMENT ON COLUMN current_fact.item_id IS 'The chip concerned, where the object is the counterparty.';
COMMENT ON COLUMN current_fact.metric IS 'Which quantity, for specifications and thresholds.';
COMMENT ON COLUMN current_fact.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN current_fact.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN current_fact.unit IS 'Unit of the value.';
COMMENT ON COLUMN current_fact.cmp IS 'How the text bounds the value.';
COMMENT ON COLUMN current_fact.time IS 'When it holds.';
COMMENT ON COLUMN current_fact.time_start IS 'First day of time.';
COMMENT ON COLUMN current_fact.time_end IS 'Last day of time.';
COMMENT ON COLUMN current_fact.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN current_fact.origin IS 'article or catalogue.';
COMMENT ON COLUMN current_fact.first_seen IS 'When the statement was first found.';
COMMENT ON COLUMN current_fact.told IS 'When it was first published: the earliest date of the articles that state it now; empty for the catalogue.';
COMMENT ON COLUMN current_fact.independent_sources IS 'Articles that state it now, reposts not counted; 0 where only the catalogue does.';
