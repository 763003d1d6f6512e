-- Which numbers should not be quoted as they stand: rumours, estimates, plans, and values without a definite bound?
SELECT predicate, subject_name, object_name, value, modality, coalesce(by_name, publisher) AS says, quote
FROM stated_fact
WHERE origin = 'article' AND unit IS NOT NULL AND (modality <> 'asserted' OR low IS NULL OR high IS NULL OR cmp = 'range')
ORDER BY modality, predicate, subject_name, fact_id, evidence_id
LIMIT 1000;
