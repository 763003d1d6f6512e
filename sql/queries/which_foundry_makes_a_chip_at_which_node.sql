-- Which foundry makes which chip, at which node, and how many sources say so?
WITH node AS (
    SELECT subject_id, min(low) AS nm_low, max(high) AS nm_high FROM current_fact
    WHERE predicate = 'process_node' AND modality <> 'denied' GROUP BY subject_id
)
SELECT subject_name AS foundry, object_name AS chip, nm_low, nm_high,
    count(DISTINCT article_id) FILTER (duplicate_of IS NULL) AS articles, bool_or(origin = 'catalogue') AS in_catalogue,
    list(DISTINCT modality ORDER BY modality) AS modality, min(quote) FILTER (origin = 'article') AS quote
FROM stated_fact AS made
LEFT JOIN node ON node.subject_id = made.object_id
WHERE predicate = 'fabricates' AND modality <> 'denied'
GROUP BY made.subject_id, object_id, subject_name, object_name, nm_low, nm_high
ORDER BY foundry, nm_low NULLS LAST, chip, object_id;
