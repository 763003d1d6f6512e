CREATE OR REPLACE VIEW chip_specs AS
SELECT
    subject_name AS chip,
    predicate,
    object_name AS base,
    metric,
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
WHERE predicate IN ('spec', 'process_node', 'spec_ratio', 'slowdown');
COMMENT ON VIEW chip_specs IS 'A quantity of a chip, from an article or the catalogue.';
COMMENT ON COLUMN chip_specs.chip IS 'The chip.';
COMMENT ON COLUMN chip_specs.predicate IS 'spec, process_node, or spec_ratio and slowdown against another chip.';
COMMENT ON COLUMN chip_specs.base IS 'The chip compared with.';
COMMENT ON COLUMN chip_specs.metric IS 'Which quantity.';
COMMENT ON COLUMN chip_specs.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN chip_specs.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN chip_specs.unit IS 'Unit of the value.';
COMMENT ON COLUMN chip_specs.value IS 'The value as words.';
COMMENT ON COLUMN chip_specs.time IS 'When it holds.';
COMMENT ON COLUMN chip_specs.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN chip_specs.says IS 'Who says so: the source that the article names, else its publisher.';
COMMENT ON COLUMN chip_specs.quote IS 'The words that state it.';
COMMENT ON COLUMN chip_specs.title IS 'Title of the article; for a catalogue value its citation.';
COMMENT ON COLUMN chip_specs.published IS 'Publication date of the article.';
COMMENT ON COLUMN chip_specs.fact_id IS 'The fact.';
