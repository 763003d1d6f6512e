CREATE TABLE alias (
    entity_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    PRIMARY KEY (entity_id, alias)
);
COMMENT ON TABLE alias IS 'A name of an entity.';
COMMENT ON COLUMN alias.entity_id IS 'The entity.';
COMMENT ON COLUMN alias.alias IS 'The name, in any language or script.';
COMMENT ON COLUMN alias.source IS 'catalogue, or article where an article uses the name.';
