-- From which sentence and which datasheet values does each compute of a fleet come? (The 200 largest fleets.)
SELECT owner.name AS owner, fleet.chip_id, fleet.explanation, compute_exaflops_low, compute_exaflops_high,
    counted.value AS cards, counted.quote, counted.title, rate.subject_id AS variant, rate.value AS fp16_rate, rate.citation
FROM (
    SELECT *, unnest(specification_fact_ids) AS specification_fact_id
    FROM (FROM fleet_compute ORDER BY compute_exaflops_low DESC NULLS LAST, fact_id LIMIT 200)
) AS fleet
JOIN stated_fact AS counted ON counted.fact_id = fleet.fact_id
JOIN stated_fact AS rate ON rate.fact_id = specification_fact_id
JOIN entity AS owner ON owner.entity_id = owner_id
ORDER BY owner, fleet.fact_id, counted.evidence_id, variant, rate.evidence_id;
