CREATE TABLE fact (
    fact_id VARCHAR PRIMARY KEY,
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
    first_refresh BIGINT
);
COMMENT ON TABLE fact IS 'A distinct statement, from an article or from the catalogue; where it is stated is in evidence. Rows are never changed or removed.';
COMMENT ON COLUMN fact.fact_id IS 'Hash of the statement: predicate, parties, metric, value, time and modality.';
COMMENT ON COLUMN fact.predicate IS 'What is stated, for example orders, holds, capex.';
COMMENT ON COLUMN fact.subject_id IS 'Entity that the statement is about, kind:slug; several under one number are joined with +.';
COMMENT ON COLUMN fact.object_id IS 'The other party, chip or place.';
COMMENT ON COLUMN fact.item_id IS 'The chip, wafers or servers concerned, where the object is the counterparty.';
COMMENT ON COLUMN fact.metric IS 'Which quantity, for specifications and thresholds: fp16, memory, interconnect_bandwidth …';
COMMENT ON COLUMN fact.low IS 'Lower end of the value in unit; empty where the text leaves it open.';
COMMENT ON COLUMN fact.high IS 'Upper end of the value in unit; empty where the text leaves it open.';
COMMENT ON COLUMN fact.unit IS 'Unit of low and high: an ISO 4217 currency in whole units, units, wafers, TFLOPS, GB/s, ratio …';
COMMENT ON COLUMN fact.cmp IS 'How the text bounds the value: = ~ > >= < <= <~ range.';
COMMENT ON COLUMN fact.time IS 'When it holds: 2022, 2022-Q4, 2022-09, 2022-09-15, 2018/2019, or open as 2020/.';
COMMENT ON COLUMN fact.time_start IS 'First day of time.';
COMMENT ON COLUMN fact.time_end IS 'Last day of time; empty where it is open.';
COMMENT ON COLUMN fact.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN fact.origin IS 'article or catalogue.';
COMMENT ON COLUMN fact.first_seen IS 'When the statement was first found.';
COMMENT ON COLUMN fact.first_refresh IS 'The refresh that first found the statement; empty where an older version of the program did.';
