-- Which names does neither the catalogue nor a person know yet, and where do they stand?
WITH unknown AS (
    SELECT entity_id FROM entity WHERE provisional
), named AS (
    SELECT fact_id, title, quote, evidence_id,
        unnest(list_distinct(string_split(concat_ws('+', subject_id, object_id), '+'))) AS entity_id
    FROM stated_fact
    WHERE origin = 'article' AND (
        subject_id IN (FROM unknown) OR object_id IN (FROM unknown) OR contains(subject_id, '+') OR contains(object_id, '+')
    )
)
SELECT kind, name, entity_id, count(DISTINCT fact_id) AS facts, min_by(title, evidence_id) AS article,
    min_by(quote, evidence_id) AS quote
FROM entity JOIN named USING (entity_id)
WHERE provisional
GROUP BY kind, name, entity_id
ORDER BY kind, name, entity_id;
