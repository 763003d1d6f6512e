CREATE TABLE article_signature (
    article_id VARCHAR PRIMARY KEY,
    hashes UBIGINT[] NOT NULL
);
COMMENT ON TABLE article_signature IS 'The sampled hashes by which near-duplicates of a current article are measured.';
COMMENT ON COLUMN article_signature.article_id IS 'The article.';
COMMENT ON COLUMN article_signature.hashes IS 'Hashes of its character shingles, a sample chosen by the hash itself, ascending.';
