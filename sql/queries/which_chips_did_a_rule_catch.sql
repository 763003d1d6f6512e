-- Which chips changed status for China on the day a rule took hold, and from what to what?
SELECT now.valid_from AS day, now.rule_id, regulation.short_name, chip.name AS chip,
    before.status AS status_before, now.status AS status_after, now.clause, now.licence_policy
FROM export_status AS now
JOIN export_status AS before
    ON before.chip_id = now.chip_id AND before.destination_group = now.destination_group
    AND before.valid_until + 1 = now.valid_from
JOIN destination ON destination.destination_group = now.destination_group AND destination.destination = 'CN'
JOIN chip ON chip.chip_id = now.chip_id
LEFT JOIN regulation ON regulation.rule_id = now.rule_id
WHERE before.status <> now.status
ORDER BY day, chip;
