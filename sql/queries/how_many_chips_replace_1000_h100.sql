-- How many H800 (A800, H20, Ascend 910B …) train as fast as 1,000 H100?
-- Between two sizes of the sweep, speed is taken as a power of the number of chips.
WITH curve AS (
    SELECT model, chip_id, chips, tokens_per_s_p50 AS speed,
        lead(chips) OVER ascending AS next_chips, lead(tokens_per_s_p50) OVER ascending AS next_speed
    FROM cluster_sweep
    WHERE sweep = 'chips' AND tokens_per_s_p50 IS NOT NULL
    WINDOW ascending AS (PARTITION BY model, chip_id ORDER BY chips)
), target AS (
    SELECT model, speed * (next_speed / speed) ** (ln(1000.0 / chips) / ln(next_chips / chips)) AS speed
    FROM curve
    WHERE chip_id = 'chip:nvidia-h100-sxm5-80gb' AND chips <= 1000 AND next_chips > 1000
)
SELECT curve.model, curve.chip_id,
    round(
        curve.chips * (next_chips / curve.chips) ** (ln(target.speed / curve.speed) / ln(next_speed / curve.speed))
    ) AS chips
FROM curve
JOIN target ON target.model = curve.model AND target.speed >= curve.speed AND target.speed < curve.next_speed
ORDER BY curve.model, chips;
