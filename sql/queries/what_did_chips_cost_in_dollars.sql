-- What did each chip cost lately, in US dollars at the rate of the day or period, and who says so? (The 1,000 latest prices.)
WITH latest AS (
    SELECT *, coalesce(time_start, published) AS first_day, coalesce(time_end, time_start, published) AS last_day
    FROM stated_fact
    WHERE predicate = 'price' AND modality <> 'denied'
    ORDER BY first_day DESC NULLS LAST, fact_id, evidence_id
    LIMIT 1000
), period AS (
    SELECT *, cross_rate(unit, 'USD', first_day, last_day) AS usd, rate_used(unit, 'USD', first_day, last_day) AS used
    FROM (SELECT DISTINCT unit, first_day, last_day FROM latest)
)
SELECT subject_name AS chip, time, value AS price,
    round(CASE latest.unit WHEN 'USD' THEN low ELSE low * usd END)::BIGINT AS usd_low,
    round(CASE latest.unit WHEN 'USD' THEN high ELSE high * usd END)::BIGINT AS usd_high,
    CASE WHEN latest.unit <> 'USD' AND time IS NULL THEN 'publication date: ' ELSE '' END || used AS rate,
    modality, coalesce(by_name, publisher, citation) AS says, quote
FROM latest
JOIN period ON period.unit = latest.unit AND period.first_day IS NOT DISTINCT FROM latest.first_day
    AND period.last_day IS NOT DISTINCT FROM latest.last_day
ORDER BY chip, latest.first_day, fact_id, evidence_id;
