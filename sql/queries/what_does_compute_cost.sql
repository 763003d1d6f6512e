-- What does a dense FP16 TFLOPS cost with each chip for which articles state a price, in US dollars? (The 1,000 latest prices.)
WITH rate AS (
    -- Articles name families: a family has the rates of all its variants.
    SELECT unnest([chip_id, family]) AS chip_id, fp16_bf16_tflops AS tflops FROM chip WHERE fp16_bf16_tflops IS NOT NULL
), range_of_rates AS (
    SELECT 'chip:' || chip_id AS subject_id, min(tflops) AS tflops_low, max(tflops) AS tflops_high FROM rate GROUP BY chip_id
), price AS (
    SELECT *, coalesce(time_start, published) AS first_day, coalesce(time_end, time_start, published) AS last_day
    FROM stated_fact JOIN range_of_rates USING (subject_id)
    WHERE origin = 'article' AND predicate = 'price' AND modality <> 'denied'
    ORDER BY first_day DESC NULLS LAST, fact_id, evidence_id
    LIMIT 1000
), period AS (
    SELECT *, cross_rate(unit, 'USD', first_day, last_day) AS usd, rate_used(unit, 'USD', first_day, last_day) AS used
    FROM (SELECT DISTINCT unit, first_day, last_day FROM price)
)
SELECT subject_name AS chip, time, value AS price, modality, tflops_low, tflops_high,
    round(CASE price.unit WHEN 'USD' THEN low ELSE low * usd END / tflops_high, 1) AS usd_per_tflops_low,
    round(CASE price.unit WHEN 'USD' THEN high ELSE high * usd END / tflops_low, 1) AS usd_per_tflops_high,
    used AS rate, coalesce(by_name, publisher) AS says, quote
FROM price
JOIN period ON period.unit = price.unit AND period.first_day IS NOT DISTINCT FROM price.first_day
    AND period.last_day IS NOT DISTINCT FROM price.last_day
ORDER BY usd_per_tflops_low NULLS LAST, chip, time, evidence_id;
