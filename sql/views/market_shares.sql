CREATE OR REPLACE VIEW market_shares AS
SELECT
    subject_name AS company,
    predicate,
    object_name AS segment,
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
WHERE predicate IN ('market_share', 'market_cap');
COMMENT ON VIEW market_shares IS 'A market share or market value, at one place that states it.';
COMMENT ON COLUMN market_shares.company IS 'Whose.';
COMMENT ON COLUMN market_shares.predicate IS 'market_share or market_cap.';
COMMENT ON COLUMN market_shares.segment IS 'Of which market.';
COMMENT ON COLUMN market_shares.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN market_shares.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN market_shares.unit IS 'Unit of the value.';
COMMENT ON COLUMN market_shares.value IS 'The value as words.';
COMMENT ON COLUMN market_shares.time IS 'When it holds.';
COMMENT ON COLUMN market_shares.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN market_shares.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN market_shares.quote IS 'The words that state it.';
COMMENT ON COLUMN market_shares.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN market_shares.published IS 'Publication date of the article.';
COMMENT ON COLUMN market_shares.fact_id IS 'The fact.';
