-- Which facts do several independent articles state, reposts not counted, and in which words?
SELECT predicate, subject_name, object_name, metric, value, time, modality,
    count(DISTINCT article_id) AS articles, string_agg(DISTINCT publisher, ', ' ORDER BY publisher) AS publishers,
    list(DISTINCT quote ORDER BY quote) AS quotes
FROM stated_fact
WHERE origin = 'article' AND duplicate_of IS NULL
GROUP BY fact_id, predicate, subject_name, object_name, metric, value, time, modality
HAVING count(DISTINCT article_id) > 1
ORDER BY articles DESC, predicate, subject_name, fact_id;
