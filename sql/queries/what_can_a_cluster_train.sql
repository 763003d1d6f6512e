-- What can that cluster train, how long, at what cost?
SELECT coalesce(holder.name, holder_id) AS holder, coalesce(chip.name, chip_id) AS chip, chips_low, chips_high, model,
    round(days_p10, 1) AS days_p10, round(days_p50, 1) AS days_p50, round(days_p90, 1) AS days_p90,
    round(100 * mfu_p50) AS mfu_percent, round(cost_usd_p50 / 1e6, 1) AS million_usd,
    round(energy_mwh_p50) AS energy_mwh, layout, problem
FROM cluster_scaling
LEFT JOIN entity AS holder ON holder.entity_id = holder_id
LEFT JOIN entity AS chip ON chip.entity_id = cluster_scaling.chip_id
ORDER BY holder, chip, chips_low, model;
