-- Which specification in an article is outside what the datasheets of the chip and its variants give?
WITH variant AS (
    -- Articles name families: a family has the values of all its variants.
    SELECT 'chip:' || unnest([family, chip_id]) AS subject_id, 'chip:' || chip_id AS variant_id FROM chip
), datasheet AS (
    SELECT variant.subject_id, metric, unit, min(low) AS low, max(high) AS high, min(citation) AS citation
    FROM (SELECT DISTINCT * FROM variant) AS variant
    JOIN stated_fact ON stated_fact.subject_id = variant_id AND origin = 'catalogue' AND predicate = 'spec'
    GROUP BY variant.subject_id, metric, unit
)
SELECT stated.subject_name AS chip, stated.metric, stated.value AS stated,
    value_text(datasheet.low, datasheet.high, datasheet.unit, '=') AS datasheet,
    round(midpoint(stated.low, stated.high) / midpoint(datasheet.low, datasheet.high), 2) AS stated_over_datasheet,
    stated.modality, coalesce(stated.by_name, stated.publisher) AS says, stated.quote, datasheet.citation
FROM stated_fact AS stated
JOIN datasheet USING (subject_id, metric, unit)
WHERE stated.origin = 'article' AND stated.predicate = 'spec' AND stated.modality <> 'denied'
    -- Articles round: 2 percent either way is no difference.
    AND NOT intervals_overlap(0.98 * stated.low, 1.02 * stated.high, datasheet.low, datasheet.high)
ORDER BY chip, stated.metric, stated.fact_id, stated.evidence_id;
