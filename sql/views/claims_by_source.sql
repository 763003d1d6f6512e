CREATE OR REPLACE VIEW claims_by_source AS
SELECT
    coalesce(by_name, publisher, 'catalogue') AS says,
    CASE WHEN by_id IS NOT NULL THEN 'named in an article' WHEN article_id IS NULL THEN 'catalogue' ELSE 'publisher' END AS source_kind,
    predicate,
    modality,
    count(DISTINCT fact_id) AS facts,
    count(DISTINCT article_id) AS articles,
    min(published) AS first_published,
    max(published) AS last_published
FROM stated_fact
GROUP BY ALL;
COMMENT ON VIEW claims_by_source IS 'How many facts of a kind a source states, and how firmly.';
COMMENT ON COLUMN claims_by_source.says IS 'Who says so: the source that an article names, else its publisher, else the catalogue.';
COMMENT ON COLUMN claims_by_source.source_kind IS 'named in an article, publisher, or catalogue.';
COMMENT ON COLUMN claims_by_source.predicate IS 'What is stated.';
COMMENT ON COLUMN claims_by_source.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN claims_by_source.facts IS 'Number of distinct facts.';
COMMENT ON COLUMN claims_by_source.articles IS 'Number of articles that state them.';
COMMENT ON COLUMN claims_by_source.first_published IS 'Date of the earliest of these articles.';
COMMENT ON COLUMN claims_by_source.last_published IS 'Date of the latest of these articles.';
