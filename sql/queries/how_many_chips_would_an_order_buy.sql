-- How many chips would an order in money buy, from the greatest to the least price that is stated for them?
SELECT buyer.name AS buyer, ordered.time, ordered.value AS order_value, chip.name AS chip, price.value AS price,
    round(units_low)::BIGINT AS units_low, round(units_high)::BIGINT AS units_high, ordered.quote AS order_quote, price.quote AS price_quote
FROM (SELECT *, unnest(price_fact_ids) AS price_fact_id FROM implied_units) AS implied
JOIN stated_fact AS ordered ON ordered.fact_id = implied.fact_id
JOIN stated_fact AS price ON price.fact_id = price_fact_id
JOIN entity AS buyer ON buyer.entity_id = buyer_id
JOIN entity AS chip ON chip.entity_id = implied.chip_id
ORDER BY buyer, ordered.fact_id, chip, price.fact_id, ordered.evidence_id, price.evidence_id;
