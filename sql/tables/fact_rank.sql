CREATE TABLE fact_rank (
    fact_id VARCHAR PRIMARY KEY,
    rank VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    contest VARCHAR
);
COMMENT ON TABLE fact_rank IS 'Which of several claims is preferred, and why; every claim stays queryable. A fact that has no row here is normal: nothing contradicts it.';
COMMENT ON COLUMN fact_rank.fact_id IS 'The fact.';
COMMENT ON COLUMN fact_rank.rank IS 'preferred, normal or deprecated.';
COMMENT ON COLUMN fact_rank.reason IS 'Why it has that rank.';
COMMENT ON COLUMN fact_rank.contest IS 'The least id of the facts that contradict each other, directly or through others, and of which it is one; empty where a person''s word alone ranks it.';
