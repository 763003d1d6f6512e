-- What does a dense FP16 TFLOPS cost with each chip for which articles state a price, in US dollars?
WITH rate AS (
    -- Articles name families: a family has the rates of all its variants.
    SELECT unnest([chip_id, family]) AS chip_id, fp16_bf16_tflops AS tflops FROM chip WHERE fp16_bf16_tflops IS NOT NULL
), range_of_rates AS (
    SELECT 'chip:' || chip_id AS subject_id, min(tflops) AS tflops_low, max(tflops) AS tflops_high FROM rate GROUP BY chip_id
), price AS (
    SELECT *, coalesce(time_start, published) AS first_day, coalesce(time_end, time_start, published) AS last_day
    FROM stated_fact
    WHERE origin = 'article' AND predicate = 'price' AND modality <> 'denied'
)
SELECT subject_name AS chip, time, value AS price, modality, tflops_low, tflops_high,
    round(convert_amount(low, unit, 'USD', first_day, last_day) / tflops_high, 1) AS usd_per_tflops_low,
    round(convert_amount(high, unit, 'USD', first_day, last_day) / tflops_low, 1) AS usd_per_tflops_high,
    rate_used(unit, 'USD', first_day, last_day) AS rate, coalesce(by_name, publisher) AS says, quote
FROM price JOIN range_of_rates USING (subject_id)
ORDER BY usd_per_tflops_low NULLS LAST, chip, time, evidence_id;
