-- What has each company ordered, and what is it said to hold already? (The three latest orders and stocks of each.)
WITH ordered AS (
    SELECT * FROM orders WHERE predicate = 'orders'
    QUALIFY row_number() OVER (PARTITION BY buyer ORDER BY published DESC NULLS LAST, fact_id, quote) <= 3
), held AS (
    SELECT * FROM holdings
    QUALIFY row_number() OVER (PARTITION BY holder ORDER BY published DESC NULLS LAST, fact_id, quote) <= 3
)
SELECT coalesce(ordered.buyer, held.holder) AS company, ordered.vendor_or_chip, ordered.value AS ordered,
    ordered.time AS ordered_in, ordered.modality AS order_modality, held.chip AS holds_chip, held.value AS held,
    held.time AS held_in, held.modality AS holding_modality, ordered.quote AS order_quote, held.quote AS holding_quote
FROM ordered
FULL JOIN held ON held.holder = ordered.buyer
ORDER BY company, ordered_in, ordered.fact_id, held_in, held.fact_id, order_quote, holding_quote;
