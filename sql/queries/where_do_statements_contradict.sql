-- Which statements contradict each other, in which words, and is it the value, the definition or the time that differs?
WITH pair AS (
    SELECT conflict.kind, coalesce(name, subject_id) AS subject, predicate, metric, explanation, fact_id,
        unnest(other_fact_ids) AS other_fact_id
    FROM conflict LEFT JOIN entity ON entity_id = subject_id
    ORDER BY kind, subject, predicate, metric, fact_id, other_fact_id
    LIMIT 1000
), place AS (
    SELECT fact_id, quote, coalesce(by_name, publisher, citation) AS says
    FROM stated_fact
    WHERE fact_id IN (SELECT fact_id FROM pair UNION ALL SELECT other_fact_id FROM pair)
)
SELECT kind, subject, predicate, metric, explanation, one.says, one.quote, other.says AS other_says,
    other.quote AS other_quote
FROM pair
JOIN place AS one ON one.fact_id = pair.fact_id
JOIN place AS other ON other.fact_id = other_fact_id
ORDER BY kind, subject, predicate, metric, pair.fact_id, other_fact_id, one.quote, other.quote
LIMIT 1000;
