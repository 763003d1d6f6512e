CREATE OR REPLACE VIEW clusters AS
SELECT
    CASE predicate WHEN 'operates' THEN object_name ELSE subject_name END AS cluster,
    predicate,
    CASE predicate WHEN 'operates' THEN subject_name ELSE object_name END AS chip_or_operator,
    low,
    high,
    unit,
    value,
    time,
    modality,
    coalesce(by_name, publisher, 'catalogue') AS says,
    quote,
    coalesce(title, citation) AS title,
    published,
    fact_id
FROM stated_fact
WHERE predicate IN ('cluster_size', 'operates') OR (predicate = 'power' AND subject_id LIKE 'cluster:%');
COMMENT ON VIEW clusters IS 'The size or power of a cluster, or who runs it, at one place that states it.';
COMMENT ON COLUMN clusters.cluster IS 'The cluster.';
COMMENT ON COLUMN clusters.predicate IS 'cluster_size, power or operates.';
COMMENT ON COLUMN clusters.chip_or_operator IS 'Its chip; for operates who runs it.';
COMMENT ON COLUMN clusters.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN clusters.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN clusters.unit IS 'Unit of the value.';
COMMENT ON COLUMN clusters.value IS 'The value as words.';
COMMENT ON COLUMN clusters.time IS 'When it holds.';
COMMENT ON COLUMN clusters.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN clusters.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN clusters.quote IS 'The words that state it.';
COMMENT ON COLUMN clusters.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN clusters.published IS 'Publication date of the article.';
COMMENT ON COLUMN clusters.fact_id IS 'The fact.';
