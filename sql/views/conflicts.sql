CREATE OR REPLACE VIEW conflicts AS
SELECT
    conflict.kind,
    conflict.predicate,
    coalesce(subject.name, conflict.subject_id) AS subject,
    conflict.metric,
    conflict.explanation,
    one.quote,
    coalesce(one.by_name, one.publisher, one.citation) AS says,
    other.quote AS other_quote,
    coalesce(other.by_name, other.publisher, other.citation) AS other_says,
    conflict.fact_id,
    other.fact_id AS other_fact_id
FROM (SELECT *, unnest(other_fact_ids) AS other_fact_id FROM conflict) AS conflict
LEFT JOIN entity AS subject ON subject.entity_id = conflict.subject_id
JOIN stated_fact AS one ON one.fact_id = conflict.fact_id
JOIN stated_fact AS other ON other.fact_id = conflict.other_fact_id;
COMMENT ON VIEW conflicts IS 'A contradiction with the sentences of both sides, one row a pair of places.';
COMMENT ON COLUMN conflicts.kind IS 'value; definition, where different things are measured under one name; or time.';
COMMENT ON COLUMN conflicts.predicate IS 'What is stated.';
COMMENT ON COLUMN conflicts.subject IS 'What it is stated of.';
COMMENT ON COLUMN conflicts.metric IS 'Which quantity.';
COMMENT ON COLUMN conflicts.explanation IS 'What contradicts what.';
COMMENT ON COLUMN conflicts.quote IS 'The words of one side.';
COMMENT ON COLUMN conflicts.says IS 'Who says the one.';
COMMENT ON COLUMN conflicts.other_quote IS 'The words of the other side.';
COMMENT ON COLUMN conflicts.other_says IS 'Who says the other.';
COMMENT ON COLUMN conflicts.fact_id IS 'The fact of the one side.';
COMMENT ON COLUMN conflicts.other_fact_id IS 'The fact of the other side.';
