CREATE TABLE article (
    article_id VARCHAR PRIMARY KEY,
    title VARCHAR,
    publisher VARCHAR,
    published DATE,
    published_source VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    encoding VARCHAR NOT NULL,
    url VARCHAR,
    text VARCHAR NOT NULL,
    body_start BIGINT NOT NULL,
    original_sha256 VARCHAR NOT NULL,
    sources VARCHAR[],
    duplicate_of VARCHAR,
    state VARCHAR NOT NULL,
    extraction_key VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    first_seen TIMESTAMPTZ NOT NULL,
    first_refresh BIGINT NOT NULL,
    changed_refresh BIGINT,
    withdrawn_at TIMESTAMPTZ
);
COMMENT ON TABLE article IS 'An article as stored, known by the hash of its text.';
COMMENT ON COLUMN article.article_id IS 'First 16 hex digits of the SHA-256 of the text; the same text read twice is one article.';
COMMENT ON COLUMN article.title IS 'Title from the metadata, else from the text.';
COMMENT ON COLUMN article.publisher IS 'Who published it.';
COMMENT ON COLUMN article.published IS 'Publication date, against which relative dates in the text are resolved.';
COMMENT ON COLUMN article.published_source IS 'Where the publication date comes from: option, meta, front-matter, html, text or none.';
COMMENT ON COLUMN article.language IS 'zh or en.';
COMMENT ON COLUMN article.media_type IS 'text/plain, text/markdown or text/html, of the original.';
COMMENT ON COLUMN article.encoding IS 'Character encoding that the original was decoded with.';
COMMENT ON COLUMN article.url IS 'Web address, where known.';
COMMENT ON COLUMN article.text IS 'The text as read (of an HTML page its main text); offsets in evidence count code points of it.';
COMMENT ON COLUMN article.body_start IS 'Offset at which the article begins, behind any front matter, in code points.';
COMMENT ON COLUMN article.original_sha256 IS 'SHA-256 of the original bytes, which lie under that name in the folder originals beside the database.';
COMMENT ON COLUMN article.sources IS 'Sources that the article itself lists in its metadata.';
COMMENT ON COLUMN article.duplicate_of IS 'The earlier article of which this one is an edited repost, excerpt or syndicated copy: no independent source.';
COMMENT ON COLUMN article.state IS 'current; superseded, when the same place came to hold another text; or retracted.';
COMMENT ON COLUMN article.extraction_key IS 'Hash of all that the facts of the article depend on: text, date, publisher, version of the extraction.';
COMMENT ON COLUMN article.extractor_version IS 'Version of the extraction that last read it.';
COMMENT ON COLUMN article.first_seen IS 'When it was first read.';
COMMENT ON COLUMN article.first_refresh IS 'The refresh that first read it.';
COMMENT ON COLUMN article.changed_refresh IS 'The refresh that last changed this row: read it, withdrew it, or found what it repeats.';
COMMENT ON COLUMN article.withdrawn_at IS 'When it was superseded or retracted.';
