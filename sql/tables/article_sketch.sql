CREATE TABLE article_sketch (
    hash UBIGINT NOT NULL,
    article_id VARCHAR NOT NULL,
    article_hashes BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS article_sketch_hash ON article_sketch (hash);
COMMENT ON TABLE article_sketch IS 'The least hashes of each signature, by which articles that may be duplicates are found without reading all signatures.';
COMMENT ON COLUMN article_sketch.hash IS 'A hash of the article''s signature.';
COMMENT ON COLUMN article_sketch.article_id IS 'The article.';
COMMENT ON COLUMN article_sketch.article_hashes IS 'Number of rows that the article has here.';
