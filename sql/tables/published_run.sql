CREATE TABLE published_run (
    run_id VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    source_ref VARCHAR,
    retrieved VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    framework VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    parameters_billion DOUBLE,
    gpu VARCHAR NOT NULL,
    chips BIGINT NOT NULL,
    precision VARCHAR,
    modelable BOOLEAN NOT NULL,
    measured_tokens_per_s_per_chip DOUBLE,
    predicted_tokens_per_s_per_chip DOUBLE,
    predicted_low_tokens_per_s_per_chip DOUBLE,
    predicted_high_tokens_per_s_per_chip DOUBLE,
    error DOUBLE,
    problem VARCHAR,
    notes VARCHAR
);
COMMENT ON TABLE published_run IS 'A published training run, with what the scaling model predicts for it.';
COMMENT ON COLUMN published_run.run_id IS 'Its id.';
COMMENT ON COLUMN published_run.source IS 'Where it was published.';
COMMENT ON COLUMN published_run.source_ref IS 'The place in the source.';
COMMENT ON COLUMN published_run.retrieved IS 'looked_up, or memory where the source was not opened.';
COMMENT ON COLUMN published_run.year IS 'Year of the run.';
COMMENT ON COLUMN published_run.framework IS 'The training framework.';
COMMENT ON COLUMN published_run.model IS 'The model.';
COMMENT ON COLUMN published_run.parameters_billion IS 'Parameters in billions.';
COMMENT ON COLUMN published_run.gpu IS 'The chip as the source names it.';
COMMENT ON COLUMN published_run.chips IS 'How many chips.';
COMMENT ON COLUMN published_run.precision IS 'Number format of the linear layers.';
COMMENT ON COLUMN published_run.modelable IS 'Whether the run is dense and its sizes are known.';
COMMENT ON COLUMN published_run.measured_tokens_per_s_per_chip IS 'Measured tokens per second and chip.';
COMMENT ON COLUMN published_run.predicted_tokens_per_s_per_chip IS 'What the scaling model predicts.';
COMMENT ON COLUMN published_run.predicted_low_tokens_per_s_per_chip IS 'Tenth percentile of the prediction.';
COMMENT ON COLUMN published_run.predicted_high_tokens_per_s_per_chip IS 'Ninetieth percentile of the prediction.';
COMMENT ON COLUMN published_run.error IS 'Predicted over measured, minus one.';
COMMENT ON COLUMN published_run.problem IS 'Why there is no prediction; empty where there is one.';
COMMENT ON COLUMN published_run.notes IS 'Remarks of the table.';
