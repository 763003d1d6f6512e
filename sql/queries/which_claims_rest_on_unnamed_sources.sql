-- Which claims rest on unnamed sources alone?
SELECT predicate, subject_name, object_name, value, time, modality, publisher, published, quote
FROM stated_fact
WHERE by_id LIKE 'person:anonymous%'
    AND fact_id NOT IN (
        SELECT fact_id FROM stated_fact WHERE by_id IS NULL OR by_id NOT LIKE 'person:anonymous%'
    )
ORDER BY predicate, subject_name, fact_id, evidence_id;
