-- What has each company ordered, and what is it said to hold already?
SELECT coalesce(ordered.buyer, held.holder) AS company, ordered.vendor_or_chip, ordered.value AS ordered,
    ordered.time AS ordered_in, ordered.modality AS order_modality, held.chip AS holds_chip, held.value AS held,
    held.time AS held_in, held.modality AS holding_modality, ordered.quote AS order_quote, held.quote AS holding_quote
FROM (SELECT * FROM orders WHERE predicate = 'orders') AS ordered
FULL JOIN holdings AS held ON held.holder = ordered.buyer
ORDER BY company, ordered_in, ordered.fact_id, held_in, held.fact_id, order_quote, holding_quote;
