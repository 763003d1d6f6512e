-- What can that cluster train, how long, at what cost?
SELECT coalesce(holder.name, holder_id) AS holder, coalesce(chip.name, chip_id) AS chip, chips_low, chips_high, model,
    days_p10, days_p50, days_p90, round(100 * mfu_p50) AS mfu_percent, round(cost_usd_p50 / 1e6, 1) AS million_usd,
    energy_mwh_p50 AS energy_mwh, layout, problem
FROM cluster_scaling
LEFT JOIN entity AS holder ON holder.entity_id = holder_id
LEFT JOIN entity AS chip ON chip.entity_id = cluster_scaling.chip_id
ORDER BY holder, chip, chips_low, model;
