CREATE TABLE cluster_sweep (
    sweep VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    chip_id VARCHAR NOT NULL,
    chips BIGINT NOT NULL,
    link_gb_s DOUBLE NOT NULL,
    tokens_per_s_p10 DOUBLE,
    tokens_per_s_p50 DOUBLE,
    tokens_per_s_p90 DOUBLE,
    days_p50 DOUBLE,
    mfu_p50 DOUBLE,
    cost_usd_p50 DOUBLE,
    layout VARCHAR,
    backend VARCHAR NOT NULL,
    seed BIGINT NOT NULL,
    scenarios BIGINT NOT NULL,
    problem VARCHAR,
    PRIMARY KEY (sweep, model, chip_id, chips, link_gb_s)
);
COMMENT ON TABLE cluster_sweep IS 'Training speed of a public model over the number of chips, or over the bandwidth between chips.';
COMMENT ON COLUMN cluster_sweep.sweep IS 'chips or link_bandwidth: what is varied.';
COMMENT ON COLUMN cluster_sweep.model IS 'The model.';
COMMENT ON COLUMN cluster_sweep.chip_id IS 'The chip.';
COMMENT ON COLUMN cluster_sweep.chips IS 'How many chips.';
COMMENT ON COLUMN cluster_sweep.link_gb_s IS 'Bandwidth between the chips of a server in GB/s, both directions summed.';
COMMENT ON COLUMN cluster_sweep.tokens_per_s_p10 IS 'Tokens per second of the cluster: tenth percentile.';
COMMENT ON COLUMN cluster_sweep.tokens_per_s_p50 IS 'Tokens per second of the cluster: median.';
COMMENT ON COLUMN cluster_sweep.tokens_per_s_p90 IS 'Tokens per second of the cluster: ninetieth percentile.';
COMMENT ON COLUMN cluster_sweep.days_p50 IS 'Training days: median.';
COMMENT ON COLUMN cluster_sweep.mfu_p50 IS 'Model FLOP over peak: median.';
COMMENT ON COLUMN cluster_sweep.cost_usd_p50 IS 'Cost in USD: median.';
COMMENT ON COLUMN cluster_sweep.layout IS 'The parallel layout that most scenarios chose.';
COMMENT ON COLUMN cluster_sweep.backend IS 'triton or polars.';
COMMENT ON COLUMN cluster_sweep.seed IS 'Seed of the draws.';
COMMENT ON COLUMN cluster_sweep.scenarios IS 'How many scenarios were drawn.';
COMMENT ON COLUMN cluster_sweep.problem IS 'Why there are no numbers; empty where there are.';
