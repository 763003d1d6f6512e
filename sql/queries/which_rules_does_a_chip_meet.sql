-- Which rules does each chip meet by the thresholds, wherever it goes, and which inputs leave one open?
SELECT chip.name AS chip, rule_id, outcome, met, clauses, regulation.effective, regulation.short_name
FROM rules_met()
JOIN chip USING (chip_id)
JOIN regulation USING (rule_id)
WHERE met IS DISTINCT FROM false
ORDER BY chip, regulation.effective, rule_id, outcome;
