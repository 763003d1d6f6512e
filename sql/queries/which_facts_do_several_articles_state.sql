-- Which facts do several independent articles state, reposts not counted, and in which words?
WITH often AS (
    SELECT fact_id FROM evidence WHERE withdrawn_at IS NULL AND article_id IS NOT NULL
    GROUP BY fact_id HAVING count(*) > 1
    ORDER BY count(*) DESC, fact_id
    LIMIT 2000
), repeated AS (
    SELECT fact_id
    FROM evidence JOIN article USING (article_id)
    WHERE evidence.withdrawn_at IS NULL AND duplicate_of IS NULL AND fact_id IN (FROM often)
    GROUP BY fact_id
    HAVING min(article_id) <> max(article_id)
    ORDER BY count(DISTINCT article_id) DESC, fact_id
    LIMIT 1000
)
SELECT predicate, subject_name, object_name, metric, value, time, modality,
    count(DISTINCT article_id) AS articles, string_agg(DISTINCT publisher, ', ' ORDER BY publisher) AS publishers,
    list(DISTINCT quote ORDER BY quote) AS quotes
FROM stated_fact
WHERE fact_id IN (FROM repeated) AND duplicate_of IS NULL
GROUP BY fact_id, predicate, subject_name, object_name, metric, value, time, modality
ORDER BY articles DESC, predicate, subject_name, fact_id;
