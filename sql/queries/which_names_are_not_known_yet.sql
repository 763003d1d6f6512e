-- Which names does neither the catalogue nor a person know yet, and where do they stand?
SELECT kind, name, entity.entity_id, count(DISTINCT fact.fact_id) AS facts, min(fact.title) AS article,
    min(fact.quote) AS quote
FROM entity
JOIN stated_fact AS fact
    ON list_contains(string_split(fact.subject_id, '+'), entity.entity_id)
    OR list_contains(string_split(fact.object_id, '+'), entity.entity_id)
WHERE provisional
GROUP BY kind, name, entity.entity_id
ORDER BY kind, name, entity.entity_id;
