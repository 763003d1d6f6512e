-- If an export rule changes, who is exposed, and through which chain of facts? (The 100 shortest chains of each rule.)
SELECT rule.name AS rule, exposed.name AS exposed, exposed.kind, steps, array_to_string(path, ' > ') AS chain, fact_ids
FROM exposure
JOIN entity AS rule ON rule.entity_id = origin_id AND rule.kind = 'regulation'
JOIN entity AS exposed ON exposed.entity_id = exposed_id
QUALIFY row_number() OVER (PARTITION BY origin_id ORDER BY steps, exposed_id) <= 100
ORDER BY rule, steps, exposed, exposed_id;
