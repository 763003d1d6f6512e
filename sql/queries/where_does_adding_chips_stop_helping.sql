-- Where does adding chips stop helping? The first doubling that brings less than half of what it should.
WITH doubled AS (
    SELECT model, chip_id, chips, tokens_per_s_p50 AS speed, mfu_p50 AS mfu,
        lead(tokens_per_s_p50) OVER (PARTITION BY model, chip_id ORDER BY chips) / tokens_per_s_p50 - 1 AS gain
    FROM cluster_sweep
    WHERE sweep = 'chips' AND tokens_per_s_p50 IS NOT NULL
)
SELECT model, chip_id, min(chips) AS chips, arg_min(round(100 * gain), chips) AS gain_of_doubling_percent,
    arg_min(round(100 * mfu, 1), chips) AS mfu_percent
FROM doubled
WHERE gain < 0.5
GROUP BY model, chip_id
ORDER BY model, chips;
