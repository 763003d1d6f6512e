CREATE TABLE chip (
    chip_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    vendor VARCHAR NOT NULL,
    family VARCHAR NOT NULL,
    variant_of VARCHAR,
    form_factor VARCHAR,
    datacenter BOOLEAN,
    china_variant VARCHAR,
    announced VARCHAR,
    launched VARCHAR,
    architecture VARCHAR,
    foundry VARCHAR,
    process_node VARCHAR,
    die_area_mm2 DOUBLE,
    transistors_bn DOUBLE,
    fp64_tflops DOUBLE,
    fp64_tensor_tflops DOUBLE,
    fp32_tflops DOUBLE,
    tf32_tflops DOUBLE,
    fp16_bf16_tflops DOUBLE,
    fp8_tflops DOUBLE,
    int8_tops DOUBLE,
    fp4_tflops DOUBLE,
    memory_gb DOUBLE,
    memory_type VARCHAR,
    memory_bandwidth_gb_s DOUBLE,
    interconnect VARCHAR,
    interconnect_bandwidth_gb_s DOUBLE,
    host_link VARCHAR,
    host_bandwidth_gb_s DOUBLE,
    tdp_w DOUBLE,
    price_usd DOUBLE,
    price_kind VARCHAR,
    source VARCHAR NOT NULL,
    source_url VARCHAR,
    confidence VARCHAR,
    from_memory VARCHAR,
    notes VARCHAR
);
COMMENT ON TABLE chip IS 'An accelerator variant of the catalogue with its dense rates; an empty cell is unknown or disputed.';
COMMENT ON COLUMN chip.chip_id IS 'Id of the variant, without the chip: before it.';
COMMENT ON COLUMN chip.name IS 'Usual name.';
COMMENT ON COLUMN chip.vendor IS 'Who designs it.';
COMMENT ON COLUMN chip.family IS 'Product family; letters and articles name families.';
COMMENT ON COLUMN chip.variant_of IS 'The variant that it derives from.';
COMMENT ON COLUMN chip.form_factor IS 'SXM, PCIe, OAM …';
COMMENT ON COLUMN chip.datacenter IS 'Whether it is designed or marketed for data centres.';
COMMENT ON COLUMN chip.china_variant IS 'y for a version made for China, n, or domestic for a Chinese chip.';
COMMENT ON COLUMN chip.announced IS 'When it was announced: year, month or day.';
COMMENT ON COLUMN chip.launched IS 'When it was launched: year, month or day.';
COMMENT ON COLUMN chip.architecture IS 'Architecture.';
COMMENT ON COLUMN chip.foundry IS 'Who makes it.';
COMMENT ON COLUMN chip.process_node IS 'Process, as its maker calls it.';
COMMENT ON COLUMN chip.die_area_mm2 IS 'Area of the logic dies, in mm².';
COMMENT ON COLUMN chip.transistors_bn IS 'Transistors, in billions.';
COMMENT ON COLUMN chip.fp64_tflops IS 'Vector FP64 rate, in TFLOPS.';
COMMENT ON COLUMN chip.fp64_tensor_tflops IS 'Matrix FP64 rate, in TFLOPS.';
COMMENT ON COLUMN chip.fp32_tflops IS 'Vector FP32 rate, in TFLOPS.';
COMMENT ON COLUMN chip.tf32_tflops IS 'Dense TF32 rate, in TFLOPS.';
COMMENT ON COLUMN chip.fp16_bf16_tflops IS 'Dense FP16 or BF16 rate, in TFLOPS.';
COMMENT ON COLUMN chip.fp8_tflops IS 'Dense FP8 rate, in TFLOPS.';
COMMENT ON COLUMN chip.int8_tops IS 'Dense INT8 rate, in TOPS.';
COMMENT ON COLUMN chip.fp4_tflops IS 'Dense FP4 rate, in TFLOPS.';
COMMENT ON COLUMN chip.memory_gb IS 'Memory, in GB.';
COMMENT ON COLUMN chip.memory_type IS 'Type of the memory.';
COMMENT ON COLUMN chip.memory_bandwidth_gb_s IS 'Memory bandwidth, in GB/s.';
COMMENT ON COLUMN chip.interconnect IS 'Chip-to-chip link.';
COMMENT ON COLUMN chip.interconnect_bandwidth_gb_s IS 'Chip-to-chip bandwidth, both directions summed, in GB/s.';
COMMENT ON COLUMN chip.host_link IS 'Link to the host.';
COMMENT ON COLUMN chip.host_bandwidth_gb_s IS 'Host bandwidth, both directions summed, in GB/s.';
COMMENT ON COLUMN chip.tdp_w IS 'Thermal design power, in W.';
COMMENT ON COLUMN chip.price_usd IS 'A price, in US dollars.';
COMMENT ON COLUMN chip.price_kind IS 'What kind of price, of when and whom.';
COMMENT ON COLUMN chip.source IS 'Where the values come from.';
COMMENT ON COLUMN chip.source_url IS 'Web address of the main source.';
COMMENT ON COLUMN chip.confidence IS 'high, medium or low.';
COMMENT ON COLUMN chip.from_memory IS 'Columns that were not looked up.';
COMMENT ON COLUMN chip.notes IS 'Conflicts of sources, and why cells are empty.';
