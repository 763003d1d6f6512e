-- Which claims rest on unnamed sources alone?
SELECT predicate, subject_name, object_name, value, time, modality, publisher, published, quote
FROM stated_fact
WHERE origin = 'article'
QUALIFY bool_and(coalesce(starts_with(by_id, 'person:anonymous'), false)) OVER (PARTITION BY fact_id)
ORDER BY predicate, subject_name, fact_id, evidence_id
LIMIT 1000;
