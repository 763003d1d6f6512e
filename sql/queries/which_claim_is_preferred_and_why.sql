-- Of claims that contradict each other, which is preferred, which deprecated, and why?
SELECT subject_name, predicate, metric, object_name, value, time, rank, reason, coalesce(by_name, publisher, citation) AS says,
    quote
FROM stated_fact
JOIN (SELECT fact_id, reason FROM fact_rank) USING (fact_id)
WHERE rank <> 'normal'
ORDER BY subject_name, predicate, metric, object_name, rank DESC, fact_id, evidence_id;
