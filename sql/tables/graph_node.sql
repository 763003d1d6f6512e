CREATE TABLE graph_node (
    entity_id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    provisional BOOLEAN NOT NULL,
    facts BIGINT NOT NULL,
    articles BIGINT NOT NULL
);
COMMENT ON TABLE graph_node IS 'An entity that a current fact links to another.';
COMMENT ON COLUMN graph_node.entity_id IS 'The entity.';
COMMENT ON COLUMN graph_node.kind IS 'company, foundry, chip, model …';
COMMENT ON COLUMN graph_node.name IS 'Its name.';
COMMENT ON COLUMN graph_node.provisional IS 'Whether neither the catalogue nor a person knows it yet.';
COMMENT ON COLUMN graph_node.facts IS 'Number of edges at it.';
COMMENT ON COLUMN graph_node.articles IS 'Number of articles that state these edges, reposts not counted.';
