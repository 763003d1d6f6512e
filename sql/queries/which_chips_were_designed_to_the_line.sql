-- Which chips were cut to stay under a rule, by how much, and which later rule caught them?
SELECT chip.name AS chip, original.name AS cut_from, first_public, rule_id, clause, metric, line, value, original_value,
    unit, round(100 * margin, 2) AS margin_percent, caught_on, caught_by, caught_status
FROM designed_to_the_line
JOIN chip USING (chip_id)
LEFT JOIN chip AS original ON original.chip_id = designed_to_the_line.cut_from
ORDER BY first_public, chip;
