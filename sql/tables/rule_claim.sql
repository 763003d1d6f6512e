CREATE TABLE rule_claim (
    fact_id VARCHAR,
    article_id VARCHAR,
    predicate VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    object_id VARCHAR,
    metric VARCHAR,
    claim VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    rule_id VARCHAR,
    explanation VARCHAR NOT NULL,
    quote VARCHAR
);
COMMENT ON TABLE rule_claim IS 'What an article says about a rule, or about a chip under a rule, checked against the rules.';
COMMENT ON COLUMN rule_claim.fact_id IS 'The fact, where it is in the warehouse.';
COMMENT ON COLUMN rule_claim.article_id IS 'The article.';
COMMENT ON COLUMN rule_claim.predicate IS 'threshold, restricts, spec or spec_ratio.';
COMMENT ON COLUMN rule_claim.subject_id IS 'Regulation or chip that the claim is on.';
COMMENT ON COLUMN rule_claim.object_id IS 'Chip, company or region concerned.';
COMMENT ON COLUMN rule_claim.metric IS 'The quantity concerned.';
COMMENT ON COLUMN rule_claim.claim IS 'The claim in words.';
COMMENT ON COLUMN rule_claim.verdict IS 'holds, holds_with_qualification, contradicted or cannot_tell.';
COMMENT ON COLUMN rule_claim.rule_id IS 'The rule that it was checked against.';
COMMENT ON COLUMN rule_claim.explanation IS 'Why, and how the claim is to be qualified.';
COMMENT ON COLUMN rule_claim.quote IS 'The words of the article.';
