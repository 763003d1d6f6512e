CREATE OR REPLACE VIEW holdings AS
SELECT
    subject_name AS holder,
    object_name AS chip,
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
WHERE predicate = 'holds';
COMMENT ON VIEW holdings IS 'A stock of chips, at one place that states it.';
COMMENT ON COLUMN holdings.holder IS 'Who holds them.';
COMMENT ON COLUMN holdings.chip IS 'Which chip.';
COMMENT ON COLUMN holdings.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN holdings.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN holdings.unit IS 'Unit of the value.';
COMMENT ON COLUMN holdings.value IS 'The value as words.';
COMMENT ON COLUMN holdings.time IS 'When it holds.';
COMMENT ON COLUMN holdings.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN holdings.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN holdings.quote IS 'The words that state it.';
COMMENT ON COLUMN holdings.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN holdings.published IS 'Publication date of the article.';
COMMENT ON COLUMN holdings.fact_id IS 'The fact.';
