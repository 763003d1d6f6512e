CREATE OR REPLACE VIEW merged_fact AS
WITH canonical AS (
    SELECT map_from_entries(list((entity_id, canonical_id))) AS of_id FROM merged_entity
)
SELECT
    fact.fact_id,
    fact.predicate,
    array_to_string(list_sort(list_transform(string_split(fact.subject_id, '+'), lambda id: coalesce(of_id[id], id))), '+')
        AS subject_id,
    array_to_string(list_sort(list_transform(string_split(fact.object_id, '+'), lambda id: coalesce(of_id[id], id))), '+')
        AS object_id,
    array_to_string(list_sort(list_transform(string_split(fact.item_id, '+'), lambda id: coalesce(of_id[id], id))), '+')
        AS item_id,
    fact.metric,
    fact.low,
    fact.high,
    fact.unit,
    fact.cmp,
    fact.time,
    fact.time_start,
    fact.time_end,
    fact.modality,
    fact.origin,
    fact.first_seen
FROM fact
CROSS JOIN canonical;
COMMENT ON VIEW merged_fact IS 'A fact, whether something states it now or not, with merged entities under one id.';
COMMENT ON COLUMN merged_fact.fact_id IS 'The fact.';
COMMENT ON COLUMN merged_fact.predicate IS 'What is stated.';
COMMENT ON COLUMN merged_fact.subject_id IS 'Entity that it is about.';
COMMENT ON COLUMN merged_fact.object_id IS 'The other party, chip or place.';
COMMENT ON COLUMN merged_fact.item_id IS 'The chip concerned, where the object is the counterparty.';
COMMENT ON COLUMN merged_fact.metric IS 'Which quantity, for specifications and thresholds.';
COMMENT ON COLUMN merged_fact.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN merged_fact.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN merged_fact.unit IS 'Unit of the value.';
COMMENT ON COLUMN merged_fact.cmp IS 'How the text bounds the value.';
COMMENT ON COLUMN merged_fact.time IS 'When it holds.';
COMMENT ON COLUMN merged_fact.time_start IS 'First day of time.';
COMMENT ON COLUMN merged_fact.time_end IS 'Last day of time.';
COMMENT ON COLUMN merged_fact.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN merged_fact.origin IS 'article or catalogue.';
COMMENT ON COLUMN merged_fact.first_seen IS 'When the statement was first found.';
