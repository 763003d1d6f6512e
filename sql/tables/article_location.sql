CREATE TABLE article_location (
    location VARCHAR PRIMARY KEY,
    article_id VARCHAR NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    last_seen TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE article_location IS 'A place (path or web address) from which an article was read.';
COMMENT ON COLUMN article_location.location IS 'Path, relative to the data or project folder where it lies in one of them, or web address.';
COMMENT ON COLUMN article_location.article_id IS 'The article that the place held when last read.';
COMMENT ON COLUMN article_location.first_seen IS 'When the place was first read.';
COMMENT ON COLUMN article_location.last_seen IS 'When the place was last read.';
