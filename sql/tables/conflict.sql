CREATE TABLE conflict (
    kind VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    metric VARCHAR,
    fact_id VARCHAR NOT NULL,
    other_fact_ids VARCHAR[] NOT NULL,
    explanation VARCHAR NOT NULL
);
COMMENT ON TABLE conflict IS 'Two facts, or a fact and a value derived from others, that cannot both hold.';
COMMENT ON COLUMN conflict.kind IS 'value; definition, where different things are measured under one name; or time.';
COMMENT ON COLUMN conflict.predicate IS 'What is stated.';
COMMENT ON COLUMN conflict.subject_id IS 'What it is stated of.';
COMMENT ON COLUMN conflict.metric IS 'Which quantity.';
COMMENT ON COLUMN conflict.fact_id IS 'One of the facts.';
COMMENT ON COLUMN conflict.other_fact_ids IS 'The fact that contradicts it, or the facts that the contradicting value comes from.';
COMMENT ON COLUMN conflict.explanation IS 'What contradicts what.';
