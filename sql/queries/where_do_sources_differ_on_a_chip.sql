-- Where do two sources give a chip different inputs of the export rules, and which one is used?
SELECT chip.name AS chip, metric, used.low AS used_low, used.high AS used_high, used.source AS used_source,
    other.low AS other_low, other.high AS other_high, other.unit, other.source_kind, other.source AS other_source
FROM chip_control_input AS other
JOIN chip_control_input AS used USING (chip_id, metric)
JOIN chip USING (chip_id)
WHERE used.used AND NOT other.used
ORDER BY chip, metric;
