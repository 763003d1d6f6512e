-- Which facts do several independent articles state, reposts not counted, and in which words?
WITH repeated AS (
    SELECT fact_id FROM current_fact
    WHERE independent_sources > 1
    ORDER BY independent_sources DESC, fact_id
    LIMIT 1000
)
SELECT predicate, subject_name, object_name, metric, value, time, modality,
    count(DISTINCT article_id) AS articles, string_agg(DISTINCT publisher, ', ' ORDER BY publisher) AS publishers,
    list(DISTINCT quote ORDER BY quote) AS quotes
FROM stated_fact
WHERE fact_id IN (FROM repeated) AND duplicate_of IS NULL
GROUP BY fact_id, predicate, subject_name, object_name, metric, value, time, modality
ORDER BY articles DESC, predicate, subject_name, fact_id;
