-- On which foundry, chip or company do the most companies, clusters and models depend, directly and through others?
SELECT origin.name AS origin, origin.kind, count(*) AS dependents, count(*) FILTER (steps = 1) AS directly,
    max(steps) AS longest_chain, string_agg(exposed.name, ', ' ORDER BY steps, exposed.name) AS who
FROM exposure
JOIN entity AS origin ON origin.entity_id = origin_id AND origin.kind <> 'regulation'
JOIN entity AS exposed ON exposed.entity_id = exposed_id
GROUP BY origin_id, origin.name, origin.kind
ORDER BY dependents DESC, origin, origin.kind;
