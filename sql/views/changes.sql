CREATE OR REPLACE VIEW changes AS
SELECT
    fact_change.refresh_id,
    fact_change.changed_at,
    fact_change.change,
    fact.predicate || ' ' || coalesce(subject.name, fact.subject_id) || coalesce(' > ' || coalesce(object.name, fact.object_id), '') AS what,
    trim(coalesce(fact.metric || ' ', '') || value_text(fact.low, fact.high, fact.unit, fact.cmp) || coalesce(', ' || fact.time, '')) AS detail,
    coalesce(article.title, fact_change.article_id, 'catalogue') AS cause,
    fact_change.fact_id
FROM fact_change
JOIN fact USING (fact_id)
LEFT JOIN entity AS subject ON subject.entity_id = fact.subject_id
LEFT JOIN entity AS object ON object.entity_id = fact.object_id
LEFT JOIN article ON article.article_id = fact_change.article_id
UNION ALL
SELECT
    refresh_id,
    changed_at,
    CASE WHEN table_name = 'fact_rank' THEN 're-ranked' ELSE 'derived' END,
    table_name || ' ' || fact.predicate || ' ' || coalesce(subject.name, fact.subject_id),
    coalesce(before, 'nothing') || ' became ' || coalesce(after, 'nothing'),
    cause,
    derived_change.fact_id
FROM derived_change
JOIN fact USING (fact_id)
LEFT JOIN entity AS subject ON subject.entity_id = fact.subject_id;
COMMENT ON VIEW changes IS 'What each refresh added, withdrew and ranked anew, and which derived numbers moved, and why.';
COMMENT ON COLUMN changes.refresh_id IS 'The refresh.';
COMMENT ON COLUMN changes.changed_at IS 'When.';
COMMENT ON COLUMN changes.change IS 'added, withdrawn, re-ranked or derived.';
COMMENT ON COLUMN changes.what IS 'What it is about.';
COMMENT ON COLUMN changes.detail IS 'The value, or what became what.';
COMMENT ON COLUMN changes.cause IS 'The article, or the reason.';
COMMENT ON COLUMN changes.fact_id IS 'The fact.';
