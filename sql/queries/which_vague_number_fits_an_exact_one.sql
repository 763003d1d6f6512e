-- Where does one place give a definite number for what another leaves vague, and does the vague one allow it?
SELECT vague.predicate, vague.subject_name AS subject, vague.object_name AS object, vague.metric,
    vague.value AS vague_value, exact.value AS exact_value,
    interval_contains(vague.low, vague.high, exact.low) AS allowed,
    vague.time AS vague_time, exact.time AS exact_time, vague.quote AS vague_quote, exact.quote AS exact_quote
FROM stated_fact AS vague
JOIN stated_fact AS exact
    ON exact.predicate = vague.predicate AND exact.subject_id = vague.subject_id AND exact.unit = vague.unit
    AND exact.object_id IS NOT DISTINCT FROM vague.object_id AND exact.metric IS NOT DISTINCT FROM vague.metric
    AND coalesce(exact.time_start <= vague.time_end, true) AND coalesce(vague.time_start <= exact.time_end, true)
WHERE vague.origin = 'article' AND vague.low IS DISTINCT FROM vague.high AND exact.low = exact.high
ORDER BY allowed, subject, vague.predicate, vague.fact_id, exact.fact_id, vague.evidence_id, exact.evidence_id;
