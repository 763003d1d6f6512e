-- Which chips of US vendors could go to China without a licence on the newest day that the rules cover?
SELECT chip.name AS chip, vendor, status, reason, would_change
FROM export_status
JOIN destination USING (destination_group)
JOIN chip USING (chip_id)
WHERE destination.destination = 'CN' AND valid_until IS NULL AND status IN ('not_controlled', 'licence_exception_nac')
ORDER BY vendor, chip;
