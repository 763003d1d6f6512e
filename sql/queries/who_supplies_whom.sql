-- Who makes, delivers or sells what to whom, as articles state it?
SELECT supplier, predicate, receiver, item, value, time, modality, says, quote
FROM (
    SELECT fact_id, supplier, predicate, receiver, item, value, time, modality, says, quote
    FROM supply WHERE predicate IN ('fabricates', 'supplies', 'capacity_gap') AND says <> 'catalogue'
    UNION ALL
    SELECT fact_id, subject_name, predicate, object_name, item_name, value, time, modality, coalesce(by_name, publisher), quote
    FROM stated_fact WHERE predicate = 'sales' AND origin = 'article'
)
ORDER BY supplier, predicate, receiver, fact_id, quote
LIMIT 1000;
