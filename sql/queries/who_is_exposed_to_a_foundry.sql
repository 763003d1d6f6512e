-- If a foundry stops delivering, who is exposed, and through which chain? (The 100 shortest chains of each foundry.)
SELECT foundry.name AS foundry, exposed.name AS exposed, exposed.kind, steps,
    array_to_string(path, ' > ') AS chain, fact_ids
FROM exposure
JOIN entity AS foundry ON foundry.entity_id = origin_id AND foundry.kind = 'foundry'
JOIN entity AS exposed ON exposed.entity_id = exposed_id
QUALIFY row_number() OVER (PARTITION BY origin_id ORDER BY steps, exposed_id) <= 100
ORDER BY foundry, steps, exposed, exposed_id;
