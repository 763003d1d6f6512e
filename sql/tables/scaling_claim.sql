CREATE TABLE scaling_claim (
    fact_id VARCHAR PRIMARY KEY,
    predicate VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    condition VARCHAR,
    probability DOUBLE,
    predicted_low DOUBLE,
    predicted_median DOUBLE,
    predicted_high DOUBLE,
    explanation VARCHAR NOT NULL,
    assumptions VARCHAR[] NOT NULL
);
COMMENT ON TABLE scaling_claim IS 'A claim about a training run, judged by the scaling model.';
COMMENT ON COLUMN scaling_claim.fact_id IS 'The fact that claims it.';
COMMENT ON COLUMN scaling_claim.predicate IS 'training_time (days), utilization (share), slowdown (extra time, 0.1 = 10 %), spec_ratio (times the speed) or trained_on (chips).';
COMMENT ON COLUMN scaling_claim.verdict IS 'holds, holds only if, does not hold or undetermined.';
COMMENT ON COLUMN scaling_claim.condition IS 'What it takes, for holds only if.';
COMMENT ON COLUMN scaling_claim.probability IS 'Probability under the plain reading, software of the time; empty where it cannot be told.';
COMMENT ON COLUMN scaling_claim.predicted_low IS 'Tenth percentile of the prediction, in the unit of the claim.';
COMMENT ON COLUMN scaling_claim.predicted_median IS 'Median of the prediction.';
COMMENT ON COLUMN scaling_claim.predicted_high IS 'Ninetieth percentile of the prediction.';
COMMENT ON COLUMN scaling_claim.explanation IS 'Why, in a sentence.';
COMMENT ON COLUMN scaling_claim.assumptions IS 'What was assumed, each with its source.';
