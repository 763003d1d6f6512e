-- How many chips would an order in money buy at the prices that are stated for them?
SELECT buyer.name AS buyer, ordered.time, ordered.value AS order_value, chip.name AS chip, price.value AS price,
    round(units_low)::BIGINT AS units_low, round(units_high)::BIGINT AS units_high, ordered.quote AS order_quote, price.quote AS price_quote
FROM implied_units
JOIN stated_fact AS ordered ON ordered.fact_id = implied_units.fact_id
JOIN stated_fact AS price ON price.fact_id = price_fact_id
JOIN entity AS buyer ON buyer.entity_id = buyer_id
JOIN entity AS chip ON chip.entity_id = implied_units.chip_id
ORDER BY buyer, ordered.fact_id, chip, price.fact_id, ordered.evidence_id, price.evidence_id;
