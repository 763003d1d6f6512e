CREATE OR REPLACE VIEW prices AS
SELECT
    subject_name AS item,
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
WHERE predicate IN ('price', 'price_change');
COMMENT ON VIEW prices IS 'A price or its change, at one place that states it.';
COMMENT ON COLUMN prices.item IS 'What is sold or rented.';
COMMENT ON COLUMN prices.predicate IS 'price, or price_change as a signed ratio.';
COMMENT ON COLUMN prices.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN prices.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN prices.unit IS 'Unit of the value.';
COMMENT ON COLUMN prices.value IS 'The value as words.';
COMMENT ON COLUMN prices.time IS 'When it holds.';
COMMENT ON COLUMN prices.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN prices.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN prices.quote IS 'The words that state it.';
COMMENT ON COLUMN prices.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN prices.published IS 'Publication date of the article.';
COMMENT ON COLUMN prices.fact_id IS 'The fact.';
