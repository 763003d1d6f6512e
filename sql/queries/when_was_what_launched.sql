-- What was launched or went into production when, and by whom?
SELECT coalesce(time_start, time_end) AS from_day, time, predicate, subject_name, object_name, modality,
    coalesce(by_name, publisher) AS says, quote
FROM stated_fact
WHERE predicate IN ('launches', 'production_start', 'delivery') AND time IS NOT NULL AND modality <> 'denied'
ORDER BY from_day, predicate, subject_name, object_name, fact_id, evidence_id;
