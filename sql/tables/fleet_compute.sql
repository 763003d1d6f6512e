CREATE TABLE fleet_compute (
    fact_id VARCHAR NOT NULL,
    predicate VARCHAR NOT NULL,
    owner_id VARCHAR NOT NULL,
    chip_id VARCHAR NOT NULL,
    cards_low DOUBLE,
    cards_high DOUBLE,
    fp16_tflops_low DOUBLE NOT NULL,
    fp16_tflops_high DOUBLE NOT NULL,
    compute_exaflops_low DOUBLE,
    compute_exaflops_high DOUBLE,
    specification_fact_ids VARCHAR[] NOT NULL,
    explanation VARCHAR NOT NULL
);
COMMENT ON TABLE fleet_compute IS 'The dense FP16 compute of the chips that a fact says someone holds, has ordered, or runs in a cluster.';
COMMENT ON COLUMN fleet_compute.fact_id IS 'The fact that states the number of chips.';
COMMENT ON COLUMN fleet_compute.predicate IS 'holds, orders or cluster_size.';
COMMENT ON COLUMN fleet_compute.owner_id IS 'The holder, buyer or cluster.';
COMMENT ON COLUMN fleet_compute.chip_id IS 'The chip; several under one number are joined with +.';
COMMENT ON COLUMN fleet_compute.cards_low IS 'Least number of chips; empty where open.';
COMMENT ON COLUMN fleet_compute.cards_high IS 'Greatest number of chips; empty where open.';
COMMENT ON COLUMN fleet_compute.fp16_tflops_low IS 'Dense FP16 rate of the slowest variant or member, in TFLOPS.';
COMMENT ON COLUMN fleet_compute.fp16_tflops_high IS 'Dense FP16 rate of the fastest variant or member, in TFLOPS.';
COMMENT ON COLUMN fleet_compute.compute_exaflops_low IS 'Least peak of all together, in EFLOPS; empty where open.';
COMMENT ON COLUMN fleet_compute.compute_exaflops_high IS 'Greatest peak of all together, in EFLOPS; empty where open.';
COMMENT ON COLUMN fleet_compute.specification_fact_ids IS 'The catalogue facts that the rates come from.';
COMMENT ON COLUMN fleet_compute.explanation IS 'How it was computed.';
