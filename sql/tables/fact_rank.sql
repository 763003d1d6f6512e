CREATE TABLE fact_rank (
    fact_id VARCHAR PRIMARY KEY,
    rank VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE fact_rank IS 'Which of several claims is preferred, and why; every claim stays queryable.';
COMMENT ON COLUMN fact_rank.fact_id IS 'The fact.';
COMMENT ON COLUMN fact_rank.rank IS 'preferred, normal or deprecated.';
COMMENT ON COLUMN fact_rank.reason IS 'Why it has that rank.';
