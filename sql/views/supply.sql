CREATE OR REPLACE VIEW supply AS
SELECT
    subject_name AS supplier,
    predicate,
    object_name AS receiver,
    item_name AS item,
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
WHERE predicate IN ('fabricates', 'designs', 'supplies', 'capacity', 'capacity_gap', 'lead_time');
COMMENT ON VIEW supply IS 'Who makes, designs or delivers what to whom, at one place that states it.';
COMMENT ON COLUMN supply.supplier IS 'Who makes, designs or delivers.';
COMMENT ON COLUMN supply.predicate IS 'fabricates, designs, supplies, capacity, capacity_gap or lead_time.';
COMMENT ON COLUMN supply.receiver IS 'The chip made, or who is supplied.';
COMMENT ON COLUMN supply.item IS 'The chip concerned, where a customer is named.';
COMMENT ON COLUMN supply.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN supply.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN supply.unit IS 'Unit of the value.';
COMMENT ON COLUMN supply.value IS 'The value as words.';
COMMENT ON COLUMN supply.time IS 'When it holds.';
COMMENT ON COLUMN supply.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN supply.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN supply.quote IS 'The words that state it.';
COMMENT ON COLUMN supply.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN supply.published IS 'Publication date of the article.';
COMMENT ON COLUMN supply.fact_id IS 'The fact.';
