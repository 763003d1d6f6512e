CREATE TABLE entity (
    entity_id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    provisional BOOLEAN NOT NULL,
    article_id VARCHAR
);
COMMENT ON TABLE entity IS 'A company, chip, foundry, model, regulation … of the catalogue or of a current fact.';
COMMENT ON COLUMN entity.entity_id IS 'kind:slug; for a party that its article keeps unnamed, kind:unnamed@article, so that two are never one.';
COMMENT ON COLUMN entity.kind IS 'company, foundry, chip, model, cluster, regulation, region, person, technology, segment or product.';
COMMENT ON COLUMN entity.name IS 'Usual English name; for a provisional entity the name that its article uses.';
COMMENT ON COLUMN entity.provisional IS 'Whether neither the catalogue nor a person knows it yet.';
COMMENT ON COLUMN entity.article_id IS 'The article to which an unnamed party belongs.';
