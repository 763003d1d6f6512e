CREATE TABLE review (
    decision_id BIGINT PRIMARY KEY,
    about VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    other_id VARCHAR,
    verdict VARCHAR NOT NULL,
    changes VARCHAR,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    reason VARCHAR NOT NULL,
    state VARCHAR NOT NULL
);
COMMENT ON TABLE review IS 'What a person decided about a fact, two entities or an article, as decisions.yaml holds it; no run writes one.';
COMMENT ON COLUMN review.decision_id IS 'Number of the decision in the file.';
COMMENT ON COLUMN review.about IS 'fact, entities or article.';
COMMENT ON COLUMN review.subject_id IS 'The fact, the first entity, or the article.';
COMMENT ON COLUMN review.other_id IS 'The second entity.';
COMMENT ON COLUMN review.verdict IS 'accept, reject or edit of a fact; same, different or unsure of two entities; retract of an article.';
COMMENT ON COLUMN review.changes IS 'For an edit the new values, as JSON.';
COMMENT ON COLUMN review.decided_by IS 'Who decided.';
COMMENT ON COLUMN review.decided_at IS 'When.';
COMMENT ON COLUMN review.reason IS 'Why.';
COMMENT ON COLUMN review.state IS 'standing; undone; overridden by a later decision; or reopened, since what the fact rests on has changed.';
