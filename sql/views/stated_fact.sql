CREATE OR REPLACE VIEW stated_fact AS
WITH joined AS (
    SELECT DISTINCT ids, unnest(string_split(ids, '+')) AS part
    FROM (SELECT unnest([subject_id, object_id, item_id]) AS ids FROM current_fact)
    WHERE contains(ids, '+')
), named AS (
    SELECT entity_id, name FROM entity
    UNION ALL
    SELECT ids, string_agg(coalesce(name, part), ' + ' ORDER BY part)
    FROM joined LEFT JOIN entity ON entity_id = part
    GROUP BY ids
)
SELECT
    fact.fact_id,
    fact.predicate,
    fact.subject_id,
    coalesce(subject.name, fact.subject_id) AS subject_name,
    fact.object_id,
    coalesce(object.name, fact.object_id) AS object_name,
    fact.item_id,
    coalesce(item.name, fact.item_id) AS item_name,
    fact.metric,
    fact.low,
    fact.high,
    fact.unit,
    fact.cmp,
    value_text(fact.low, fact.high, fact.unit, fact.cmp) AS value,
    fact.time,
    fact.time_start,
    fact.time_end,
    fact.modality,
    fact.origin,
    evidence.evidence_id,
    evidence.quote,
    evidence.char_start,
    evidence.char_end,
    evidence.by_id,
    evidence.by_name,
    evidence.rule,
    evidence.article_id,
    article.title,
    article.publisher,
    article.published,
    article.duplicate_of,
    evidence.citation,
    coalesce(fact_rank.rank, 'normal') AS rank,
    evidence.first_seen
FROM current_fact AS fact
JOIN evidence USING (fact_id)
LEFT JOIN fact_rank USING (fact_id)
LEFT JOIN article ON article.article_id = evidence.article_id
LEFT JOIN named AS subject ON subject.entity_id = fact.subject_id
LEFT JOIN named AS object ON object.entity_id = fact.object_id
LEFT JOIN named AS item ON item.entity_id = fact.item_id
WHERE evidence.withdrawn_at IS NULL;
COMMENT ON VIEW stated_fact IS 'A fact with one place that states it now: who says what, in which words, where.';
COMMENT ON COLUMN stated_fact.fact_id IS 'The fact.';
COMMENT ON COLUMN stated_fact.predicate IS 'What is stated.';
COMMENT ON COLUMN stated_fact.subject_id IS 'Entity that it is about.';
COMMENT ON COLUMN stated_fact.subject_name IS 'Its name; of several under one number all names, joined with +.';
COMMENT ON COLUMN stated_fact.object_id IS 'The other party, chip or place.';
COMMENT ON COLUMN stated_fact.object_name IS 'Its name.';
COMMENT ON COLUMN stated_fact.item_id IS 'The chip concerned, where the object is the counterparty.';
COMMENT ON COLUMN stated_fact.item_name IS 'Its name.';
COMMENT ON COLUMN stated_fact.metric IS 'Which quantity, for specifications and thresholds.';
COMMENT ON COLUMN stated_fact.low IS 'Lower end of the value in unit; empty where open.';
COMMENT ON COLUMN stated_fact.high IS 'Upper end of the value in unit; empty where open.';
COMMENT ON COLUMN stated_fact.unit IS 'Unit of the value.';
COMMENT ON COLUMN stated_fact.cmp IS 'How the text bounds the value.';
COMMENT ON COLUMN stated_fact.value IS 'The value as words.';
COMMENT ON COLUMN stated_fact.time IS 'When it holds.';
COMMENT ON COLUMN stated_fact.time_start IS 'First day of time.';
COMMENT ON COLUMN stated_fact.time_end IS 'Last day of time.';
COMMENT ON COLUMN stated_fact.modality IS 'asserted, reported, estimated, planned, possible or denied.';
COMMENT ON COLUMN stated_fact.origin IS 'article or catalogue.';
COMMENT ON COLUMN stated_fact.evidence_id IS 'The place that states it.';
COMMENT ON COLUMN stated_fact.quote IS 'The words that state it.';
COMMENT ON COLUMN stated_fact.char_start IS 'Offset of the quote in the article''s text, in code points.';
COMMENT ON COLUMN stated_fact.char_end IS 'Offset behind the quote, in code points.';
COMMENT ON COLUMN stated_fact.by_id IS 'Who says so; empty where the article itself does.';
COMMENT ON COLUMN stated_fact.by_name IS 'Name of the one who says so.';
COMMENT ON COLUMN stated_fact.rule IS 'The rule that found it.';
COMMENT ON COLUMN stated_fact.article_id IS 'The article; empty for a catalogue value.';
COMMENT ON COLUMN stated_fact.title IS 'Title of the article.';
COMMENT ON COLUMN stated_fact.publisher IS 'Publisher of the article.';
COMMENT ON COLUMN stated_fact.published IS 'Publication date of the article.';
COMMENT ON COLUMN stated_fact.duplicate_of IS 'The article that this one repeats, if it is no independent source.';
COMMENT ON COLUMN stated_fact.citation IS 'Where a catalogue value comes from.';
COMMENT ON COLUMN stated_fact.rank IS 'preferred, normal or deprecated; fact_rank says why.';
COMMENT ON COLUMN stated_fact.first_seen IS 'When the place was first found to state it.';
