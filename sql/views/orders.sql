CREATE OR REPLACE VIEW orders AS
SELECT
    subject_name AS buyer,
    object_name AS vendor_or_chip,
    item_name AS item,
    predicate,
    low,
    high,
    unit,
    value,
    time,
    modality,
    coalesce(by_name, publisher, 'catalogue') AS says,
    quote,
    coalesce(title, citation) AS title,
    published,
    fact_id
FROM stated_fact
WHERE predicate IN ('orders', 'cuts_orders');
COMMENT ON VIEW orders IS 'An order or its cancellation, at one place that states it.';
COMMENT ON COLUMN orders.buyer IS 'Who orders.';
COMMENT ON COLUMN orders.vendor_or_chip IS 'From whom, or which chip.';
COMMENT ON COLUMN orders.item IS 'The chip concerned, where a vendor is named.';
COMMENT ON COLUMN orders.predicate IS 'orders or cuts_orders.';
COMMENT ON COLUMN orders.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN orders.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN orders.unit IS 'Unit of the value.';
COMMENT ON COLUMN orders.value IS 'The value as words.';
COMMENT ON COLUMN orders.time IS 'When it holds.';
COMMENT ON COLUMN orders.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN orders.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN orders.quote IS 'The words that state it.';
COMMENT ON COLUMN orders.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN orders.published IS 'Publication date of the article.';
COMMENT ON COLUMN orders.fact_id IS 'The fact.';
