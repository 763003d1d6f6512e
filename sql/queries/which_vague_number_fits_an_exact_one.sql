-- Where does one place give a definite number for what another leaves vague, and does the vague one allow it? (Of the latest.)
WITH stated AS (
    FROM current_fact WHERE unit IS NOT NULL AND modality <> 'denied'
), vague AS (
    FROM stated WHERE origin = 'article' AND low IS DISTINCT FROM high
    ORDER BY told DESC NULLS LAST, fact_id LIMIT 1000
), pair AS (
    SELECT DISTINCT vague.fact_id AS vague_id, exact.fact_id AS exact_id,
        interval_contains(vague.low, vague.high, exact.low) AS allowed
    FROM vague
    JOIN stated AS exact
        ON exact.predicate = vague.predicate AND exact.subject_id = vague.subject_id AND exact.unit = vague.unit
        AND exact.object_id IS NOT DISTINCT FROM vague.object_id AND exact.metric IS NOT DISTINCT FROM vague.metric
        AND exact.time IS NOT DISTINCT FROM vague.time
    WHERE exact.low = exact.high
    ORDER BY allowed, vague_id, exact_id
    LIMIT 1000
), place AS (
    SELECT * FROM stated_fact
    WHERE fact_id IN (SELECT vague_id FROM pair UNION ALL SELECT exact_id FROM pair)
    QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY published, evidence_id) = 1
)
SELECT vague.predicate, vague.subject_name AS subject, vague.object_name AS object, vague.metric,
    vague.value AS vague_value, exact.value AS exact_value, allowed,
    vague.time AS vague_time, exact.time AS exact_time, vague.quote AS vague_quote, exact.quote AS exact_quote
FROM pair
JOIN place AS vague ON vague.fact_id = vague_id
JOIN place AS exact ON exact.fact_id = exact_id
ORDER BY allowed, subject, vague.predicate, vague_id, exact_id;
