CREATE TABLE chip_control_input (
    chip_id VARCHAR NOT NULL,
    metric VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    low_open BOOLEAN NOT NULL,
    high_open BOOLEAN NOT NULL,
    names VARCHAR[],
    unit VARCHAR NOT NULL,
    source_kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    from_memory BOOLEAN NOT NULL,
    note VARCHAR,
    used BOOLEAN NOT NULL,
    PRIMARY KEY (chip_id, metric, used, source_kind)
);
COMMENT ON TABLE chip_control_input IS 'What a source says on one input of the export rules for one chip; where sources agree, the first of them.';
COMMENT ON COLUMN chip_control_input.chip_id IS 'The chip.';
COMMENT ON COLUMN chip_control_input.metric IS 'The input: tpp, performance_density, io_bandwidth_gb_s, dram_bandwidth_gb_s, datacenter …';
COMMENT ON COLUMN chip_control_input.low IS 'Lower end of the value, in unit; yes is 1, no is 0; empty where open.';
COMMENT ON COLUMN chip_control_input.high IS 'Upper end of the value, in unit; empty where open.';
COMMENT ON COLUMN chip_control_input.low_open IS 'Whether the lower end itself is left out.';
COMMENT ON COLUMN chip_control_input.high_open IS 'Whether the upper end itself is left out.';
COMMENT ON COLUMN chip_control_input.names IS 'The value of an input that is a name: vendor, foundry, exporter.';
COMMENT ON COLUMN chip_control_input.unit IS 'Unit of the ends; empty for yes or no and for names.';
COMMENT ON COLUMN chip_control_input.source_kind IS 'chip_inputs.csv, chips.csv, article, derived (computed from others) or assumed (holds unless told otherwise).';
COMMENT ON COLUMN chip_control_input.source IS 'What says so.';
COMMENT ON COLUMN chip_control_input.from_memory IS 'Whether the source was not looked up.';
COMMENT ON COLUMN chip_control_input.note IS 'How the value was put together.';
COMMENT ON COLUMN chip_control_input.used IS 'Whether the rules are evaluated with it; otherwise another source goes before it.';
