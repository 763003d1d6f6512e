-- How many chips would an order in money buy, from the greatest to the least price that is stated for them? (The 100 latest orders.)
WITH latest AS (
    SELECT * FROM stated_fact
    WHERE predicate = 'orders' AND fact_id IN (SELECT fact_id FROM implied_units)
    QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY published, evidence_id) = 1
    ORDER BY published DESC NULLS LAST, fact_id
    LIMIT 100
), implied AS (
    SELECT *, unnest(price_fact_ids) AS price_fact_id FROM implied_units WHERE fact_id IN (SELECT fact_id FROM latest)
), price AS (
    SELECT * FROM stated_fact
    WHERE predicate = 'price' AND fact_id IN (SELECT price_fact_id FROM implied)
    QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY published, evidence_id) = 1
)
SELECT ordered.subject_name AS buyer, ordered.time, ordered.value AS order_value, price.subject_name AS chip,
    price.value AS price, round(units_low)::BIGINT AS units_low, round(units_high)::BIGINT AS units_high,
    ordered.quote AS order_quote, price.quote AS price_quote
FROM implied
JOIN latest AS ordered USING (fact_id)
JOIN price ON price.fact_id = price_fact_id
ORDER BY buyer, ordered.fact_id, chip, price.fact_id;
