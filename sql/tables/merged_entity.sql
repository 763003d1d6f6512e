CREATE TABLE merged_entity (
    entity_id VARCHAR PRIMARY KEY,
    canonical_id VARCHAR NOT NULL,
    decision_ids BIGINT[] NOT NULL
);
COMMENT ON TABLE merged_entity IS 'An entity that people found to be the same as another; current_fact names it by the other''s id.';
COMMENT ON COLUMN merged_entity.entity_id IS 'The entity.';
COMMENT ON COLUMN merged_entity.canonical_id IS 'The one that stands for all that are the same.';
COMMENT ON COLUMN merged_entity.decision_ids IS 'The decisions behind it.';
