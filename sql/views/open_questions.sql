CREATE OR REPLACE VIEW open_questions AS
SELECT 'provisional entity' AS question, entity_id AS about, name AS detail, NULL AS quote
FROM entity WHERE provisional
UNION ALL
SELECT 'conflict of ' || kind, fact_id, explanation, NULL FROM conflict
UNION ALL
SELECT 'candidate', article_id, predicate || ': ' || reason, quote FROM candidate
UNION ALL
SELECT 'rumour or possibility', fact_id, predicate || ' ' || subject_name || coalesce(' ' || object_name, '') || ' ' || value, quote
FROM stated_fact WHERE modality IN ('reported', 'possible');
COMMENT ON VIEW open_questions IS 'What a person should look at: unknown names, contradictions, what was not let in, what is only rumoured.';
COMMENT ON COLUMN open_questions.question IS 'Kind of question.';
COMMENT ON COLUMN open_questions.about IS 'The entity, fact or article concerned.';
COMMENT ON COLUMN open_questions.detail IS 'What is in question.';
COMMENT ON COLUMN open_questions.quote IS 'The words concerned.';
