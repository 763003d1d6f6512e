-- Which numbers in articles lack a date, so that they cannot be compared over time?
SELECT predicate, subject_name, object_name, metric, value, published, quote, title
FROM stated_fact
WHERE origin = 'article' AND time IS NULL AND unit IS NOT NULL
    AND predicate NOT IN ('spec', 'spec_ratio', 'process_node', 'parameters', 'threshold')
ORDER BY predicate, subject_name, fact_id, evidence_id
LIMIT 1000;
