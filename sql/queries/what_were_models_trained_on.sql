-- On how many of which chip was each model trained, for how long, on how many tokens, and at which utilisation?
SELECT subject_name AS model, predicate, object_name AS chip, value, time, modality, coalesce(by_name, publisher) AS says, quote
FROM stated_fact
WHERE predicate IN ('parameters', 'trained_on', 'training_time', 'training_tokens', 'training_cost', 'utilization')
    AND origin = 'article'
ORDER BY model, predicate, fact_id, evidence_id;
