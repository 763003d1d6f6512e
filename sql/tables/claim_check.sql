CREATE TABLE claim_check (
    fact_id VARCHAR NOT NULL,
    article_id VARCHAR,
    judged_by VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    probability DOUBLE,
    rule_id VARCHAR,
    explanation VARCHAR NOT NULL
);
COMMENT ON TABLE claim_check IS 'A claim of an article, held against the export rules or against what the scaling model finds possible.';
COMMENT ON COLUMN claim_check.fact_id IS 'The fact that claims it.';
COMMENT ON COLUMN claim_check.article_id IS 'An article that states it.';
COMMENT ON COLUMN claim_check.judged_by IS 'export rules, or scaling model; rule_claim and scaling_claim hold what each says in full.';
COMMENT ON COLUMN claim_check.predicate IS 'What is claimed.';
COMMENT ON COLUMN claim_check.claim IS 'The words of the article.';
COMMENT ON COLUMN claim_check.verdict IS 'holds, holds only if, does not hold, or undetermined.';
COMMENT ON COLUMN claim_check.probability IS 'Probability that it holds as it stands; empty where it is not a matter of probability.';
COMMENT ON COLUMN claim_check.rule_id IS 'The rule that it was held against.';
COMMENT ON COLUMN claim_check.explanation IS 'Why, and how the claim is to be qualified.';
