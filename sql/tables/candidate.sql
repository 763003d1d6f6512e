CREATE TABLE candidate (
    article_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    quote VARCHAR NOT NULL,
    char_start BIGINT NOT NULL,
    char_end BIGINT NOT NULL,
    rule VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS candidate_of_article ON candidate (article_id);
COMMENT ON TABLE candidate IS 'Something in a current article that looked like a fact and was not let in.';
COMMENT ON COLUMN candidate.article_id IS 'The article.';
COMMENT ON COLUMN candidate.predicate IS 'The predicate that it would have had.';
COMMENT ON COLUMN candidate.reason IS 'Why it is no fact.';
COMMENT ON COLUMN candidate.quote IS 'The words concerned, exactly as in the article.';
COMMENT ON COLUMN candidate.char_start IS 'Offset of the quote in the article''s text, in code points.';
COMMENT ON COLUMN candidate.char_end IS 'Offset behind the quote, in code points.';
COMMENT ON COLUMN candidate.rule IS 'The rule that almost found it.';
COMMENT ON COLUMN candidate.extractor_version IS 'Version of the rules and their code.';
