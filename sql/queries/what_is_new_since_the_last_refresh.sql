-- What did the last refresh add or withdraw?
SELECT change, predicate, subject_name, object_name, value, time, title, quote
FROM fact_change
JOIN stated_fact USING (fact_id)
WHERE fact_change.refresh_id = (SELECT max(refresh_id) FROM fact_change)
ORDER BY change, predicate, subject_name, fact_id, evidence_id;
