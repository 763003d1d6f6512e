CREATE TABLE graph_edge (
    fact_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    target_id VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    time VARCHAR,
    modality VARCHAR NOT NULL,
    shared BOOLEAN NOT NULL,
    independent_sources BIGINT NOT NULL,
    PRIMARY KEY (fact_id, source_id, target_id)
);
COMMENT ON TABLE graph_edge IS 'A current fact that links two entities; its sentences are in evidence, under the same fact_id. Denied facts are left out.';
COMMENT ON COLUMN graph_edge.fact_id IS 'The fact.';
COMMENT ON COLUMN graph_edge.source_id IS 'Entity of the subject.';
COMMENT ON COLUMN graph_edge.target_id IS 'Entity of the object.';
COMMENT ON COLUMN graph_edge.relation IS 'The fact''s predicate.';
COMMENT ON COLUMN graph_edge.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN graph_edge.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN graph_edge.unit IS 'Unit of the value.';
COMMENT ON COLUMN graph_edge.time IS 'When it holds.';
COMMENT ON COLUMN graph_edge.modality IS 'asserted, reported, estimated, planned or possible.';
COMMENT ON COLUMN graph_edge.shared IS 'Whether the value belongs to several chips or parties together, so that it must not be added up over edges.';
COMMENT ON COLUMN graph_edge.independent_sources IS 'Number of articles that state it, reposts not counted; 0 for a catalogue value.';
