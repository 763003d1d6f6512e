-- What did each chip cost over time, in US dollars at the rate of the day or period, and who says so?
SELECT subject_name AS chip, time, value AS price,
    round(convert_amount(low, unit, 'USD', first_day, last_day))::BIGINT AS usd_low,
    round(convert_amount(high, unit, 'USD', first_day, last_day))::BIGINT AS usd_high,
    CASE WHEN unit <> 'USD' AND time IS NULL THEN 'publication date: ' ELSE '' END
        || rate_used(unit, 'USD', first_day, last_day) AS rate,
    modality, coalesce(by_name, publisher, citation) AS says, quote
FROM (
    SELECT *, coalesce(time_start, published) AS first_day, coalesce(time_end, time_start, published) AS last_day
    FROM stated_fact
    WHERE predicate = 'price' AND modality <> 'denied'
)
ORDER BY chip, first_day, fact_id, evidence_id
LIMIT 1000;
