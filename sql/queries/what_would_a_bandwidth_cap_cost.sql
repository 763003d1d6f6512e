-- What would a cap on the bandwidth between chips cost in training time?
-- 1,024 H100 with another link; 900 GB/s is the chip as sold, 400 that of the H800, 600 the line of October 2022.
SELECT capped.model, capped.link_gb_s AS cap_gb_s, round(capped.days_p50, 1) AS days,
    round(100 * (capped.days_p50 / free.days_p50 - 1), 1) AS extra_time_percent, capped.layout
FROM cluster_sweep AS capped
JOIN cluster_sweep AS free USING (sweep, model, chip_id, chips)
WHERE capped.sweep = 'link_bandwidth' AND free.link_gb_s = 900
ORDER BY capped.model, capped.link_gb_s;
