CREATE TABLE mention (
    entity_id VARCHAR NOT NULL,
    words VARCHAR,
    places BIGINT NOT NULL
);
COMMENT ON TABLE mention IS 'Words by which current evidence names an entity.';
COMMENT ON COLUMN mention.entity_id IS 'The entity.';
COMMENT ON COLUMN mention.words IS 'The words, as a text has them; empty where it names the entity together with others, or as an item.';
COMMENT ON COLUMN mention.places IS 'Number of places that name it so now.';
