CREATE OR REPLACE VIEW capex AS
SELECT
    subject_name AS company,
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
WHERE predicate IN ('capex', 'capex_change');
COMMENT ON VIEW capex IS 'A capital expenditure or its change, at one place that states it.';
COMMENT ON COLUMN capex.company IS 'Who spends.';
COMMENT ON COLUMN capex.predicate IS 'capex, or capex_change as a signed ratio year on year.';
COMMENT ON COLUMN capex.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN capex.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN capex.unit IS 'Unit of the value.';
COMMENT ON COLUMN capex.value IS 'The value as words.';
COMMENT ON COLUMN capex.time IS 'When it holds.';
COMMENT ON COLUMN capex.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN capex.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN capex.quote IS 'The words that state it.';
COMMENT ON COLUMN capex.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN capex.published IS 'Publication date of the article.';
COMMENT ON COLUMN capex.fact_id IS 'The fact.';
