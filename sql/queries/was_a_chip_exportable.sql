-- Was the H800 exportable to China on 14 June 2023, under which rule, and why? (Put in another chip, day and destination.)
SELECT chip_id, status, rule_id, citation, clause, eccn, licence_policy, reason, would_change, inputs
FROM export_status_on('H800', DATE '2023-06-14', 'CN');
