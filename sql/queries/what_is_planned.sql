-- What is announced and not done yet, so that it should be followed up, and when is it due?
SELECT time_end AS due, time, predicate, subject_name, object_name, value, coalesce(by_name, publisher) AS says, published, quote
FROM stated_fact
WHERE modality = 'planned'
ORDER BY due NULLS LAST, predicate, subject_name, fact_id, evidence_id
LIMIT 1000;
