-- When did the export status of each chip to China change, and by which rule?
SELECT chip.name AS chip, valid_from, valid_until, status, rule_id, clause, eccn
FROM export_status
JOIN destination USING (destination_group)
JOIN chip USING (chip_id)
WHERE destination.destination = 'CN'
ORDER BY chip, valid_from;
