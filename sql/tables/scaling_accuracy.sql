CREATE TABLE scaling_accuracy (
    measure VARCHAR PRIMARY KEY,
    value DOUBLE NOT NULL,
    rows BIGINT NOT NULL,
    goal VARCHAR,
    note VARCHAR,
    measured_on DATE NOT NULL
);
COMMENT ON TABLE scaling_accuracy IS 'How well the scaling model does on published runs.';
COMMENT ON COLUMN scaling_accuracy.measure IS 'What was measured.';
COMMENT ON COLUMN scaling_accuracy.value IS 'The value, a share.';
COMMENT ON COLUMN scaling_accuracy.rows IS 'On how many rows.';
COMMENT ON COLUMN scaling_accuracy.goal IS 'What was aimed at; empty where there is no goal.';
COMMENT ON COLUMN scaling_accuracy.note IS 'How it was measured.';
COMMENT ON COLUMN scaling_accuracy.measured_on IS 'When.';
