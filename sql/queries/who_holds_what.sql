-- Who holds how many of which chip, and how sure is that?
SELECT subject_name AS holder, object_name AS chip, value, time, modality, coalesce(by_name, publisher) AS says,
    count(DISTINCT article_id) AS articles, min(quote) AS quote
FROM stated_fact
WHERE predicate IN ('holds', 'cluster_size') AND duplicate_of IS NULL
GROUP BY subject_name, object_name, value, low, high, time, modality, says
ORDER BY midpoint(low, high) DESC NULLS LAST, holder, chip, time, modality, says
LIMIT 1000;
