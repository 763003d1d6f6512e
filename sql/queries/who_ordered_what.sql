-- Who ordered how many of which chip, when, says who, and how firmly?
SELECT subject_name AS buyer, object_name AS chip_or_vendor, value, time, modality,
    coalesce(by_name, publisher) AS says, quote
FROM stated_fact
WHERE predicate = 'orders' AND duplicate_of IS NULL
ORDER BY unit NULLS LAST, midpoint(low, high) DESC NULLS LAST, buyer, fact_id, evidence_id
LIMIT 1000;
