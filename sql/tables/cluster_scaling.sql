CREATE TABLE cluster_scaling (
    scenario_id VARCHAR PRIMARY KEY,
    fact_id VARCHAR NOT NULL,
    holder_id VARCHAR NOT NULL,
    chip_id VARCHAR NOT NULL,
    chips_low DOUBLE,
    chips_high DOUBLE,
    model VARCHAR NOT NULL,
    model_fact_ids VARCHAR[] NOT NULL,
    parameters DOUBLE NOT NULL,
    tokens DOUBLE,
    software_year INTEGER,
    days_p10 DOUBLE,
    days_p50 DOUBLE,
    days_p90 DOUBLE,
    mfu_p10 DOUBLE,
    mfu_p50 DOUBLE,
    mfu_p90 DOUBLE,
    cost_usd_p10 DOUBLE,
    cost_usd_p50 DOUBLE,
    cost_usd_p90 DOUBLE,
    energy_mwh_p10 DOUBLE,
    energy_mwh_p50 DOUBLE,
    energy_mwh_p90 DOUBLE,
    layout VARCHAR,
    memory_gb DOUBLE,
    share_fitting DOUBLE NOT NULL,
    backend VARCHAR,
    backend_reason VARCHAR,
    seed BIGINT,
    scenarios BIGINT NOT NULL,
    seconds DOUBLE,
    assumptions VARCHAR[] NOT NULL,
    problem VARCHAR
);
COMMENT ON TABLE cluster_scaling IS 'What a counted cluster, holding or order of chips takes to train a model, by the scaling model: one row for each such fact and model. Of many, the latest 50 counts and 12 models are estimated; chiptrail estimate answers for the others.';
COMMENT ON COLUMN cluster_scaling.scenario_id IS 'Hash of the fact and the model.';
COMMENT ON COLUMN cluster_scaling.fact_id IS 'The fact that counts the chips.';
COMMENT ON COLUMN cluster_scaling.holder_id IS 'Who holds or orders them, or the cluster.';
COMMENT ON COLUMN cluster_scaling.chip_id IS 'The chip; several under one number are joined with +.';
COMMENT ON COLUMN cluster_scaling.chips_low IS 'Fewest chips; empty where the fact leaves it open.';
COMMENT ON COLUMN cluster_scaling.chips_high IS 'Most chips; empty where the fact leaves it open.';
COMMENT ON COLUMN cluster_scaling.model IS 'The model trained: one whose parameters a fact states, or a public yardstick.';
COMMENT ON COLUMN cluster_scaling.model_fact_ids IS 'The facts on the model; empty for a yardstick.';
COMMENT ON COLUMN cluster_scaling.parameters IS 'Parameters of the model, all experts counted.';
COMMENT ON COLUMN cluster_scaling.tokens IS 'Training tokens.';
COMMENT ON COLUMN cluster_scaling.software_year IS 'Year whose software generation is assumed.';
COMMENT ON COLUMN cluster_scaling.days_p10 IS 'Training days, failures and checkpoints included: tenth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.days_p50 IS 'Training days, failures and checkpoints included: median over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.days_p90 IS 'Training days, failures and checkpoints included: ninetieth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.mfu_p10 IS 'Model FLOP over the peak of the number format: tenth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.mfu_p50 IS 'Model FLOP over the peak of the number format: median over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.mfu_p90 IS 'Model FLOP over the peak of the number format: ninetieth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.cost_usd_p10 IS 'Cost of the chips'' time in USD: tenth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.cost_usd_p50 IS 'Cost of the chips'' time in USD: median over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.cost_usd_p90 IS 'Cost of the chips'' time in USD: ninetieth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.energy_mwh_p10 IS 'Energy of the data centre in MWh: tenth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.energy_mwh_p50 IS 'Energy of the data centre in MWh: median over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.energy_mwh_p90 IS 'Energy of the data centre in MWh: ninetieth percentile over the scenarios that fit.';
COMMENT ON COLUMN cluster_scaling.layout IS 'The parallel layout that most scenarios chose.';
COMMENT ON COLUMN cluster_scaling.memory_gb IS 'Memory of one chip with that layout, in GB.';
COMMENT ON COLUMN cluster_scaling.share_fitting IS 'Share of the scenarios in which some layout fits in memory.';
COMMENT ON COLUMN cluster_scaling.backend IS 'triton or polars.';
COMMENT ON COLUMN cluster_scaling.backend_reason IS 'Why that back end was used.';
COMMENT ON COLUMN cluster_scaling.seed IS 'Seed of the draws; the same seed gives the same rows.';
COMMENT ON COLUMN cluster_scaling.scenarios IS 'How many scenarios were drawn.';
COMMENT ON COLUMN cluster_scaling.seconds IS 'Seconds that the simulation of all rows took.';
COMMENT ON COLUMN cluster_scaling.assumptions IS 'What neither a fact nor the catalogue gave, each with its source.';
COMMENT ON COLUMN cluster_scaling.problem IS 'Why there are no numbers; empty where there are.';
