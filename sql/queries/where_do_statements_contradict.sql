-- Which statements contradict each other, in which words, and is it the value, the definition or the time that differs?
SELECT kind, subject, predicate, metric, explanation, says, quote, other_says, other_quote
FROM conflicts
ORDER BY kind, subject, predicate, metric, fact_id, other_fact_id, quote, other_quote
LIMIT 1000;
